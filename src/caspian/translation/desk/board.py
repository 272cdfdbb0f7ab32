"""The board: each original with its translations, and how far each is behind."""

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef
from django.http import HttpRequest, HttpResponseBase
from django.urls import path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.viewsets.base import ViewSet

from caspian.common.languages import Language, language
from caspian.newsroom.desk.permissions import articles_seen_by, sections_to_write_in
from caspian.newsroom.models import Article, Home
from caspian.newsroom.public import ArticleQuerySet
from caspian.translation.desk import beside
from caspian.translation.desk.beginning import BeginTranslation, may_begin
from caspian.translation.desk.board_form import (
    ALL,
    BEHIND,
    SMALL,
    UNPUBLISHED,
    UNTRANSLATED,
    BoardForm,
    narrowed,
)
from caspian.translation.models import FollowedTranslation

TITLE, ROWS = _("Translations"), 30


@dataclass(frozen=True)
class BoardCell:
    """A translation in a line of the board; `row` is empty where nobody follows it yet."""

    language: Language
    article: Article | None
    row: FollowedTranslation | None
    may_begin: bool = False

    @property
    def state(self) -> str:
        """Return in a word how it stands."""
        if self.article is None:
            return "none"
        if self.row is None:
            return "unfollowed"
        if self.row.behind:
            return BEHIND if self.row.since and self.article.first_published_at else "begun"
        if not self.article.live or self.article.has_unpublished_changes:
            return UNPUBLISHED
        return SMALL if self.row.small else "current"


@dataclass(frozen=True)
class BoardLine:
    """An original, and a cell for each other language of the paper."""

    original: Article
    language: Language
    cells: tuple[BoardCell, ...]


class Board(WagtailAdminTemplateMixin, TemplateView):
    """Articles by languages: current, behind since when, or missing."""

    template_name = "translation/desk/board.html"
    page_title, header_icon = TITLE, "globe"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Show it to those who write. Raises PermissionDenied for others."""
        if not _may_open(request):
            raise PermissionDenied
        response: HttpResponseBase = super().dispatch(request, *args, **kwargs)
        return response

    @cached_property
    def codes(self) -> list[str]:
        """Return the languages of the paper, in the order of its fronts."""
        homes = Home.objects.order_by("path").select_related("locale")
        return [home.locale.language_code for home in homes]

    @cached_property
    def form(self) -> BoardForm:
        """Return what was asked for."""
        return BoardForm(self.codes, self.request.GET)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        number = self.form.chosen("page") or 1
        first = (number - 1) * ROWS
        # One more than are shown tells whether there are others: counting them all costs more.
        found = list(self._originals()[first : first + ROWS + 1])
        code = self.form.chosen("language")
        query = self.request.GET.copy()
        query.pop("page", None)
        return super().get_context_data(**kwargs) | {
            "form": self.form,
            "languages": [language(one) for one in self.codes if code in ("", one)],
            "lines": self._lines(found[:ROWS]),
            "previous": number - 1,
            "next": number + 1 if len(found) > ROWS else 0,
            "query": query.urlencode(),
        }

    def _originals(self) -> ArticleQuerySet:
        seen = articles_seen_by(self.request.user)
        translated = FollowedTranslation.objects.filter(article=OuterRef("pk"))
        originals = seen.public().filter(~Exists(translated), alias_of=None)
        state, code = self.form.chosen("state"), self.form.chosen("language")
        newest = originals.order_by("-published_at", "-pk").select_related("locale")
        if state == ALL:
            return newest
        if state == UNTRANSLATED:
            return self._untranslated(newest, code)
        rows = FollowedTranslation.objects.filter(article__in=seen)
        if code:
            rows = rows.filter(article__locale__language_code=code)
        rows = rows.filter(narrowed(state))
        # By the family: what is behind in a chain stands in the line of that chain's beginning.
        return newest.filter(translation_key__in=rows.values("article__translation_key"))

    def _untranslated(self, originals: ArticleQuerySet, code: str) -> ArticleQuerySet:
        others = Article.objects.filter(translation_key=OuterRef("translation_key"))
        if code:
            others = others.filter(locale__language_code=code)
            return originals.filter(~Exists(others)).exclude(locale__language_code=code)
        return originals.filter(~Exists(others.exclude(pk=OuterRef("pk"))))

    def _lines(self, originals: list[Article]) -> list[BoardLine]:
        keys = [one.translation_key for one in originals]
        family = Article.objects.filter(translation_key__in=keys, alias_of=None)
        there = {
            (one.translation_key, one.locale.language_code): one
            for one in family.select_related("locale").defer("body")
        }
        followed = FollowedTranslation.objects.in_bulk([one.pk for one in there.values()])
        free = may_begin(self.request.user, originals)
        chosen = self.form.chosen("language")
        codes = [code for code in self.codes if chosen in ("", code)]
        return [
            BoardLine(
                one,
                language(one.locale.language_code),
                tuple(
                    _cell(one, code, there.get((one.translation_key, code)), followed, free)
                    for code in codes
                    if code != one.locale.language_code
                ),
            )
            for one in originals
        ]


def _cell(
    original: Article,
    code: str,
    article: Article | None,
    followed: dict[int, FollowedTranslation],
    free: set[tuple[int, str]],
) -> BoardCell:
    if article is None:
        return BoardCell(language(code), None, None, (original.pk, code) in free)
    return BoardCell(language(code), article, followed.get(article.pk))


def _may_open(request: HttpRequest) -> bool:
    return bool(sections_to_write_in(request.user).exists())


class TranslationsMenuItem(MenuItem):
    """Shown to those who write."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Return whether it is for this user."""
        return _may_open(request)


class TranslationsViewSet(ViewSet):
    """Translations in the menu, and the addresses that a form beside its original asks."""

    name = url_prefix = "translations"
    icon, menu_label, menu_order = "globe", TITLE, 25
    add_to_admin_menu = True
    menu_item_class = TranslationsMenuItem

    def get_urlpatterns(self) -> list[Any]:
        """Return the addresses."""
        return [
            path("", Board.as_view(), name="board"),
            path("<int:pk>/begin/<str:code>/", BeginTranslation.as_view(), name="begin"),
            path("<int:pk>/", beside.BesideForm.as_view(), name="beside"),
        ]


def board_of(code: str) -> str:
    """Return where the board shows what is behind in a language."""
    return f"{reverse('translations:board')}?state={BEHIND}&language={code}"
