"""What the pages of Wagtail's tree have in common: an address, and a preview."""

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.utils.module_loading import import_string
from wagtail.models import Page

# What the reader's pages know of shades: `caspian.pages.shade`.
SHADES = [("", "As on your own screen"), ("light", "Light"), ("dark", "Dark")]
WIDTHS = [
    {"name": name, "icon": icon, "device_width": width, "label": f"{words}, {width} pixels wide"}
    for name, icon, width, words in (
        ("phone", "mobile-alt", 360, "Phone"),
        ("tablet", "tablet-alt", 768, "Tablet"),
        ("desktop", "desktop", 1280, "Desktop"),
    )
]
RESERVED_SLUGS = frozenset(
    ["topics", "places", "contributors", "latest", "search", "feeds", "page", "comments"]
)


class ReaderPage(Page):
    """A page of the tree that readers can open: its address is its path in the tree."""

    preview_modes, preview_sizes = SHADES, WIDTHS

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
        if self.depth is not None and self.depth > 3:
            return
        if self.slug in RESERVED_SLUGS:
            raise ValidationError(
                {"slug": f"“{self.slug}” is an address of the paper itself: choose another."}
            )

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Refuse: reader's pages are answered by `caspian.pages`, never by Wagtail."""
        raise NotImplementedError("reader's pages are answered by caspian.pages")
