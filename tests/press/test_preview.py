"""A preview goes through the reader's own templates and leaves the edition alone."""

from django.test import RequestFactory

from caspian.newsroom.models import Article, Change
from caspian.pages.preview import preview
from tests.cast import Cast
from tests.press.editions import Edition


def previewed(article: Article) -> str:
    """Return what an editor sees of a draft."""
    return str(preview(article, RequestFactory().get("/"), "").content.decode())


def test_a_preview_shows_a_draft_and_touches_nothing(cast: Cast, edition: Edition) -> None:
    draft = cast.draft("Nobody may know this yet", topics=[cast.sea])
    edition.press()
    assert "Nobody may know this yet" in previewed(draft)
    assert not Change.objects.exists()
    assert edition.press().release is None
    assert edition.status(draft.url_path) == 404


def test_a_preview_is_what_readers_get_once_it_is_published(cast: Cast, edition: Edition) -> None:
    article = cast.published("The ferry", topics=[cast.sea], places=[cast.baku])
    edition.press()
    assert previewed(Article.objects.get(pk=article.pk)) == edition.text(article.url_path)
