"""Pictures go with what showed them: withdrawn, restricted, expired, deleted; drafts have none."""

import datetime as dt
from collections.abc import Callable

import pytest
from django.utils import timezone
from wagtail.models import PageViewRestriction

from caspian.edition.checks.pictures import check_pictures
from caspian.edition.pictures import named_by, named_until
from caspian.newsroom.models import Article, Picture
from caspian.newsroom.renditions import prepare_next
from caspian.newsroom.schedule import publish_due
from tests.cast import Cast, republished
from tests.press.editions import Edition


def withdraw(article: Article) -> None:
    """Withdraw an article."""
    article.unpublish()


def restrict(article: Article) -> None:
    """Let only those read an article who are logged in."""
    PageViewRestriction.objects.create(page=article, restriction_type="login")


def restrict_section(article: Article) -> None:
    """Let only those read an article's section who are logged in."""
    PageViewRestriction.objects.create(page=article.get_parent(), restriction_type="login")


def expire(article: Article) -> None:
    """Let an article's time be over."""
    soon = timezone.now() + dt.timedelta(minutes=5)
    republished(article, expire_at=soon)
    publish_due(soon + dt.timedelta(seconds=1))


def delete(article: Article) -> None:
    """Delete an article."""
    article.delete()


WAYS = [withdraw, restrict, restrict_section, expire, delete]


def open_to_readers(edition: Edition, picture: Picture) -> set[str]:
    """Return the renditions of a picture that readers may fetch."""
    database = edition.store.database
    assert list(check_pictures(database)) == []
    names = [one.file.name.removeprefix("images/") for one in picture.renditions.all()]
    assert names
    return {one for one in names if named_by(database, one) or named_until(database, one)}


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
def test_a_picture_goes_with_its_article(
    cast: Cast, edition: Edition, way: Callable[[Article], None]
) -> None:
    picture, other = cast.picture("Lead"), cast.picture("Another")
    article = cast.published("The ferry", lead_picture=picture)
    cast.published("Oil", section=cast.culture, lead_picture=other)
    edition.press()
    while prepare_next():
        edition.press()
    assert any(name.endswith(".avif") for name in open_to_readers(edition, picture))
    before = open_to_readers(edition, other)
    way(article)
    edition.press()
    assert open_to_readers(edition, picture) == set()
    assert open_to_readers(edition, other) == before


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
def test_one_that_another_article_shows_stays(
    cast: Cast, edition: Edition, way: Callable[[Article], None]
) -> None:
    picture = cast.picture()
    article = cast.published("The ferry", lead_picture=picture)
    cast.published("Oil", section=cast.culture, lead_picture=picture)
    edition.press()
    way(article)
    edition.press()
    assert open_to_readers(edition, picture)


def test_one_that_was_replaced_stays_for_a_while_and_goes_with_the_article(
    cast: Cast, edition: Edition
) -> None:
    first, second = cast.picture("First"), cast.picture("Second")
    article = cast.published("The ferry", lead_picture=first)
    edition.press()
    article = republished(article, lead_picture=second)
    edition.press()
    assert open_to_readers(edition, first)
    article.unpublish()
    edition.press()
    assert open_to_readers(edition, first) == open_to_readers(edition, second) == set()


def test_a_draft_and_a_restricted_article_show_nobody_theirs(cast: Cast, edition: Edition) -> None:
    draft, hidden = cast.picture("Draft"), cast.picture("Hidden")
    cast.draft("Not yet", lead_picture=draft)
    restrict(cast.published("Not for all", lead_picture=hidden))
    edition.press()
    while prepare_next():
        edition.press()
    assert open_to_readers(edition, draft) == open_to_readers(edition, hidden) == set()


def test_words_can_not_bring_one_back(cast: Cast, edition: Edition) -> None:
    picture = cast.picture()
    article = cast.published("The ferry", lead_picture=picture)
    edition.press()
    (name, *_) = sorted(open_to_readers(edition, picture))
    article.unpublish()
    edition.press()
    words = f'"/media/images/{name}" <img src="/media/images/{name}">'
    cast.published(words[:200], section=cast.culture, slug="oil", standfirst=words)
    edition.press()
    assert open_to_readers(edition, picture) == set()
