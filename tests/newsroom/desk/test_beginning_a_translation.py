"""“Translate” makes a draft beside the original: a date of its own, and the translator's name."""

import datetime as dt
from typing import Any

from django.utils import timezone

from caspian.newsroom.founding import add_home
from caspian.newsroom.models import Article, Section, User
from tests.cast import Cast
from tests.newsroom.desk.conftest import Desk

TRANSLATED_BY = "translated_by"


def persian(cast: Cast) -> Any:
    """Open the Persian paper with a section; return its locale."""
    locale = add_home("fa").locale
    section = Section.objects.get(pk=cast.politics.pk).copy_for_translation(locale)
    section.save_revision().publish()
    return locale


def translate(cast: Cast, desk: Desk, original: Article, locale: Any) -> Article:
    """Return the translation that the administrator, who is Davit, begins at the desk."""
    chief = User.objects.create_superuser("davit", password="long enough a word")
    cast.davit.user = chief
    cast.davit.save()
    address = f"/desk/translation/submit/page/{original.pk}/"
    assert desk(chief).post(address, {"locales": [locale.pk]}).status_code == 302
    return Article.objects.get(locale=locale)


def test_a_translation_has_its_own_date_and_byline(cast: Cast, desk: Desk) -> None:
    original = cast.published("The ferry", days_ago=30)
    copy = translate(cast, desk, original, persian(cast))
    draft: Any = copy.get_latest_revision_as_object()
    for one in (copy, draft):
        assert (one.live, one.published_at, one.updated_at) == (False, None, None)
        rows = [(row.role, row.contributor) for row in one.bylines.all()]
        assert rows == [("by", cast.aysel), (TRANSLATED_BY, cast.davit)]
        assert one.owner.username == "davit"
    before = timezone.now()
    draft.save_revision().publish()
    copy.refresh_from_db()
    assert copy.published_at is not None
    assert before <= copy.published_at <= timezone.now()
    original.refresh_from_db()
    assert original.published_at is not None
    assert original.published_at < before - dt.timedelta(days=29)
    assert [row.role for row in original.bylines.all()] == ["by"]


def test_who_has_no_name_in_the_paper_signs_nothing(cast: Cast) -> None:
    """A script names nobody."""
    original = cast.published("The ferry", days_ago=30)
    copy: Any = original.copy_for_translation(persian(cast))
    assert copy.published_at is None
    assert [row.role for row in copy.bylines.all()] == ["by"]
