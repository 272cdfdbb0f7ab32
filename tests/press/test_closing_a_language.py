"""What programs and archives had of a language goes with its pages, and comes back with them."""

from pathlib import Path

import pytest

from caspian.newsroom import archive_pages
from caspian.newsroom.models import Section
from caspian.newsroom.opening import (
    BranchPage,
    FirstPages,
    close_language,
    open_language,
    reopen_language,
)
from tests.cast import Cast
from tests.comments.readers import published as written
from tests.press.editions import Edition, differences

# A language that is gone has nothing to read offline, or to put on a home screen.
SILENT = {"/az/offline/", "/az/manifest.webmanifest"}
EACH_KIND = {
    "/az/latest/page/1/", "/az/feeds/latest.rss", "/az/feeds/latest/page/1.atom",
    "/az/feeds/topics/the-sea.json", "/az/feeds/topics/the-sea/page/1.rss",
    "/az/feeds/politics.rss", "/az/feeds/kinds/news.atom", "/az/feeds/today.epub",
    "/az/feeds/politics/bere-8/comments.rss", "/az/politics/bere-8/comments/", "/az/feeds/",
    "/az/topics/", "/api/v1/az/index.json", "/api/v1/az/articles.json",
    "/api/v1/az/articles/politics/bere-8.json", "/api/v1/az/topics/the-sea.json",
    "/api/v1/az/sections.json",
}  # fmt: skip
LED = {
    "rss": "/en/feeds/latest.rss", "atom": "/en/feeds/latest.atom",
    "json": "/en/feeds/latest.json", "epub": "/en/feeds/today.epub",
}  # fmt: skip


@pytest.fixture
def stood(cast: Cast, edition: Edition, monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """What readers and programs got of a language of nine articles, by its keys."""
    monkeypatch.setattr(archive_pages, "PER_PAGE", 2)
    open_language(code="az", wanted=FirstPages([BranchPage(cast.politics.pk, "Siyasət")]))
    section = Section.objects.get(slug="politics", locale__language_code="az")
    for number in range(9):
        own = cast.published(
            f"Bərə {number}", slug=f"bere-{number}", section=section, topics=[cast.sea],
            days_ago=9 - number,
        )  # fmt: skip
    written(own, "Salam!")
    edition.press()
    shown = (one.key for one in edition.store.documents("/") if one.status == 200)
    return {key for key in shown if key.startswith(("/az/", "/api/v1/az/"))}


def same_as_clean(edition: Edition, folder: Path) -> None:
    edition.press()
    clean = Edition(folder)
    clean.press()
    assert differences(edition.store, clean.store) == []
    clean.store.close()


@pytest.mark.parametrize("leads_to", ["", "en"])
def test_all_of_a_closed_language_is_gone_or_leads_on(
    edition: Edition, stood: set[str], tmp_path: Path, leads_to: str
) -> None:
    assert stood >= EACH_KIND
    close_language(code="az", leads_to=leads_to)
    same_as_clean(edition, tmp_path)
    answers = {key: edition.document(key) for key in sorted(stood)}
    silent = {key for key, found in answers.items() if found is None}
    assert all("/embed/" in key or key in SILENT for key in silent), silent
    for key, found in answers.items():
        led = LED.get(key.rpartition(".")[2], "/en/")
        stays = not leads_to or key.startswith("/api/") or "/comments." in key
        if found is not None:
            assert (found.status, found.location) == ((410, "") if stays else (301, led)), key
    reopen_language(code="az")
    same_as_clean(edition, tmp_path)
    assert {key for key in stood if edition.status(key) != 200} == set()
