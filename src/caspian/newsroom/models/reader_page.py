"""What the pages of Wagtail's tree have in common: an address, and a preview."""

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.utils.module_loading import import_string
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page

from caspian.newsroom.body import body_blocks
from caspian.newsroom.language_form import ReaderPageForm
from caspian.newsroom.public import PublicManager
from caspian.newsroom.stream_fields import CleanStreamField

# What the reader's pages know of shades: `caspian.pages.preview`.
SHADES = [("", _("As on your own screen")), ("light", _("Light")), ("dark", _("Dark"))]
WIDTHS = [
    {"name": name, "icon": icon, "device_width": width, "label": words}
    for name, icon, width, words in (
        ("phone", "mobile-alt", 360, _("Phone, 360 pixels wide")),
        ("tablet", "tablet-alt", 768, _("Tablet, 768 pixels wide")),
        ("desktop", "desktop", 1280, _("Desktop, 1280 pixels wide")),
    )
]
RESERVED_SLUGS = frozenset(
    [
        "topics", "places", "contributors", "latest", "search", "feeds", "comment-rules", "offline",
        "style",
        # Below it, an article called "7" would stand where a list has its page of that number.
        "page",
    ]
)  # fmt: skip
"""what stands right below a home and is no page of the tree, the same in every language"""


class ReaderPage(Page):
    """A page of the tree that readers can open: its address is its path in the tree."""

    base_form_class = ReaderPageForm
    preview_modes, preview_sizes = SHADES, WIDTHS
    stands_below_home = True
    """whether its slug is the second part of its address, as the paper's own are"""

    class Meta:
        abstract = True

    def get_url_parts(self, request: HttpRequest | None = None) -> tuple[int, str, str] | None:
        """Return site, root address and path: homes are the language, so the tree is the path."""
        sites = self._get_relevant_site_root_paths(request)
        root = sites[0] if sites else None
        site_id = root.site_id if root else 1
        return (site_id, settings.CASPIAN_ADDRESS, self.url_path)

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        """Answer with the page as readers would see it, through the reader's own templates."""
        # The newsroom lies below the reader's pages and may not import them:
        # the project names the function that renders a preview.
        preview = import_string(settings.CASPIAN_PREVIEW)
        response: HttpResponse = preview(self, request, mode_name)
        return response

    def clean(self) -> None:
        """Refuse a slug that the paper's own addresses need."""
        super().clean()
        # By its kind, not by its depth: what is being made has none yet.
        if self.stands_below_home and self.slug in RESERVED_SLUGS:
            raise ValidationError(
                {
                    "slug": gettext(
                        "“{slug}” is an address that the paper itself uses: choose another one."
                    ).format(slug=self.slug)
                }
            )

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Refuse: reader's pages are answered by `caspian.pages`, never by Wagtail."""
        raise NotImplementedError("reader's pages are answered by caspian.pages")


class Information(ReaderPage):
    """A page about the paper itself: about, contact, corrections policy."""

    body = CleanStreamField(body_blocks(), blank=True, verbose_name=_("body"))

    content_panels = [*ReaderPage.content_panels, FieldPanel("body")]
    parent_page_types = ["newsroom.Home"]
    subpage_types: list[str] = []

    objects = PublicManager()

    class Meta:
        verbose_name = _("information")
        verbose_name_plural = _("information pages")
