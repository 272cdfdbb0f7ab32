"""A section's articles move into another, its readers are led there, and back within a day."""

import pytest
from wagtail.contrib.redirects.models import Redirect

from caspian.newsroom import founding
from caspian.newsroom.merge.merge import CantMerge, merge, undo_merge
from caspian.newsroom.models import Article, Section
from tests.cast import Cast
from tests.newsroom.merge.state import fill, state

pytestmark = pytest.mark.indexed


def paths() -> list[str]:
    """Return where articles stand."""
    return sorted(Article.objects.values_list("url_path", flat=True))


def test_articles_and_drafts_move(cast: Cast) -> None:
    cast.published("One")
    cast.draft("Only begun")
    cast.published("There already", section=cast.culture)
    merge(cast.politics, into=cast.culture, by=None)
    assert all(path.startswith("/en/culture/") for path in paths())
    assert not Section.objects.get(pk=cast.politics.pk).live
    found = Redirect.objects.get(old_path="/en/politics")
    assert found.redirect_page_id == cast.culture.pk


def test_undone_it_is_as_before(cast: Cast) -> None:
    fill(cast)
    before = state()
    done = merge(cast.politics, into=cast.culture, by=None)
    assert state() != before
    undo_merge(done, by=None)
    after = state()
    # The section was published anew: its own draft is another, and says the same.
    assert after == before
    assert not Redirect.objects.filter(old_path="/en/politics").exists()


def test_two_of_one_address_both_stay(cast: Cast) -> None:
    cast.published("The ferry", slug="the-ferry")
    cast.published("Another ferry", slug="the-ferry", section=cast.culture)
    merge(cast.politics, into=cast.culture, by=None)
    assert paths() == ["/en/culture/the-ferry-1/", "/en/culture/the-ferry/"]


def test_what_was_moved_on_by_hand_stays_there(cast: Cast) -> None:
    article = cast.published("One")
    done = merge(cast.politics, into=cast.culture, by=None)
    third = Section(title="Third", slug="third", locale=cast.home.locale)
    Section.objects.get(pk=cast.culture.pk).get_parent().add_child(instance=third)
    Article.objects.get(pk=article.pk).move(Section.objects.get(pk=third.pk), pos="last-child")
    undo_merge(done, by=None)
    assert paths() == ["/en/third/one/"]


def test_sections_of_two_languages_stay_two(cast: Cast) -> None:
    home = founding.add_home("ru")
    other = Section(title="Политика", slug="politika", locale=home.locale)
    home.add_child(instance=other)
    with pytest.raises(CantMerge):
        merge(cast.politics, into=other, by=None)
    assert Section.objects.get(pk=cast.politics.pk).live
