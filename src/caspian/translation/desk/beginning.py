"""Begins a translation from the board: a draft in its section's translation."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext
from django.views import View
from wagtail.admin import messages
from wagtail.models import Locale

from caspian.common.languages import language
from caspian.newsroom.desk.permissions import articles_seen_by, sections_to_write_in
from caspian.newsroom.internals import parent_path
from caspian.newsroom.models import Article, Home, Section


def may_begin(user: Any, originals: Iterable[Article]) -> set[tuple[int, str]]:
    """Return the articles that somebody may translate, each with a language, as pairs of both."""
    above = {article.pk: parent_path(article.path) for article in originals}
    sections = Section.objects.filter(path__in=set(above.values()))
    keys = dict(sections.values_list("path", "translation_key"))
    writable = sections_to_write_in(user).filter(translation_key__in=set(keys.values()))
    codes: dict[Any, list[str]] = {}
    for section in writable:
        codes.setdefault(section.translation_key, []).append(section.locale.language_code)
    return {(pk, code) for pk, path in above.items() for code in codes.get(keys.get(path), ())}


class BeginTranslation(View):
    """Makes the draft and leads to its form; to the one there is, where somebody was quicker."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int, code: str) -> HttpResponse:
        """Begin, or say why not."""
        original: Article = get_object_or_404(articles_seen_by(request.user).public(), pk=pk)
        home = Home.objects.filter(slug=code).select_related("locale").first()
        if home is None:
            raise Http404
        there = original.get_translation_or_none(home.locale)
        if there is None:
            if not self._has_section(original, home):
                said = gettext("Its section does not exist in {language} yet. Open it there first.")
                messages.error(request, said.format(language=language(code).name))
                return redirect("translations:board")
            code = home.locale.language_code
            if (original.pk, code) not in may_begin(request.user, [original]):
                raise PermissionDenied
            there = self._begun(original, home.locale)
        return redirect("wagtailadmin_pages:edit", there.pk)

    @staticmethod
    def _begun(original: Article, locale: Locale) -> Any:
        try:
            with transaction.atomic():
                return original.copy_for_translation(locale)
        except IntegrityError:
            # Somebody pressed in the same moment: there is one translation in a language.
            return original.get_translation(locale)

    @staticmethod
    def _has_section(original: Article, home: Home) -> bool:
        return bool(original.get_parent().has_translation(home.locale))
