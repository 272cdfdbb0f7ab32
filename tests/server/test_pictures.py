"""The front sends a picture while the edition names it, for a while after, and no other."""

import datetime as dt
import os
from pathlib import Path

import pytest

from caspian.edition.store import open_store
from caspian.server.front import Front
from tests.server.asking import Answered, ask
from tests.server.edition import FERRY, Edition, page, settings_for, withdrawn

WIDE, CARD, DRAFT = (
    f"/media/images/{name}"
    for name in (
        "ferry/wide.width-480.format-webp.webp",
        "ferry/card.fill-480x270.format-webp.webp",
        "draft/wide.width-480.format-webp.webp",
    )
)
BYTES = b"RIFF....WEBP"
THUMBNAIL, ORIGINAL = "/media/images/ferry/a.max-165x165.jpg", "/media/original_images/ferry/a.jpg"


@pytest.fixture
def files(edition: Edition) -> Path:
    """Return the folder of the media, with pictures in it of which no page names any yet."""
    for path in (WIDE, CARD, DRAFT, THUMBNAIL, ORIGINAL):
        file = edition.home / path[1:]
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(BYTES)
    (edition.home / "media/images/secret.webp").symlink_to(edition.home / "edition.key")
    return edition.home / "media"


def shows(*paths: str) -> str:
    """Return the markup of some pictures."""
    return "".join(f'<img src="{path}" alt="">' for path in paths)


def statuses(front: Front, *paths: str) -> list[int]:
    """Ask for some paths."""
    return [ask(front, path).status for path in paths]


def looked(front: Front) -> Front:
    """Let a front take up a release, as its thread does."""
    front.reading.look()
    return front


def test_what_no_page_names_is_not_there(front: Front, files: Path) -> None:
    names = (WIDE, DRAFT, THUMBNAIL, ORIGINAL, "/media/images/secret.webp", "/media/images/")
    assert statuses(front, *names) == [404] * len(names)


def test_what_a_page_names_is_sent(front: Front, edition: Edition, files: Path) -> None:
    edition.release(page(FERRY, shows(WIDE)))
    for _ in range(2):  # found, and then kept
        answered = ask(front, WIDE)
        assert (answered.status, answered.body) == (200, BYTES)
        headers = answered.headers
        assert headers["content-type"] == "image/webp"
        assert headers["cache-control"] == "public, max-age=86400, s-maxage=10"
        assert headers["cdn-cache-control"].startswith("max-age=10,")
        assert headers["x-content-type-options"] == "nosniff"
        assert "set-cookie" not in headers
        assert headers["surrogate-key"] == tag_of_the_page(front)
        unchanged = ask(front, WIDE, if_none_match=headers["etag"])
        assert (unchanged.status, unchanged.body) == (304, b"")
        assert ask(front, WIDE, "HEAD").body == b""
        assert ask(front, WIDE, "POST").status == 405
    assert statuses(front, CARD, DRAFT, THUMBNAIL) == [404, 404, 404]


def tag_of_the_page(front: Front) -> str:
    """Return the mark by which caches forget the page that names the picture."""
    marks = ask(front, FERRY).headers["surrogate-key"].split()
    found: Answered = ask(front, WIDE)
    assert found.headers["surrogate-key"] in marks
    return found.headers["surrogate-key"]


def test_a_front_one_release_behind_sends_what_a_page_of_another_front_names(
    front: Front, edition: Edition, files: Path
) -> None:
    assert statuses(looked(front), WIDE) == [404]
    edition.release(page(FERRY, shows(WIDE)))
    assert statuses(front, WIDE) == [200]
    edition.release(page(FERRY, shows(CARD)))
    # And as long as it has not heard of the next: the page of a moment ago, and the new one.
    assert statuses(front, WIDE, CARD) == [200, 200]


@pytest.mark.parametrize("was_asked", [True, False])
@pytest.mark.parametrize("takes_up", [True, False])
def test_gone_is_gone_with_the_release(
    front: Front, edition: Edition, files: Path, was_asked: bool, takes_up: bool
) -> None:
    edition.release(page(FERRY, shows(WIDE)), page("/en/", shows(CARD)))
    if was_asked:
        assert statuses(looked(front), WIDE, CARD) == [200, 200]
    edition.release(withdrawn(FERRY), page("/en/", "<h1>Front"))
    if takes_up or was_asked:
        looked(front)
    assert statuses(front, WIDE, CARD) == [404, 404]


def test_what_was_named_a_moment_ago_is_sent_and_kept_briefly(
    front: Front, edition: Edition, files: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    edition.release(page(FERRY, shows(WIDE)))
    assert statuses(front, WIDE) == [200]
    edition.release(page(FERRY, "<h1>The ferry"))
    late = ask(looked(front), WIDE)
    assert (late.status, late.headers["cache-control"]) == (200, "public, max-age=60, s-maxage=10")
    monkeypatch.setattr("caspian.edition.pictures.STAYS", -dt.timedelta(seconds=1))
    assert statuses(front, WIDE) == [404]


def test_a_picture_whose_page_changed_is_asked_about_again_and_still_sent(
    front: Front, edition: Edition, files: Path
) -> None:
    edition.release(page(FERRY, shows(WIDE)), page("/en/", shows(WIDE)))
    assert statuses(front, WIDE) == [200]
    edition.release(page(FERRY, "<h1>The ferry"), page("/az/", "x"))
    assert statuses(looked(front), WIDE) == [200]
    edition.release(withdrawn("/en/"))
    assert statuses(looked(front), WIDE) == [404]


def test_a_file_that_is_gone_is_not_there(front: Front, edition: Edition, files: Path) -> None:
    edition.release(page(FERRY, shows(WIDE)))
    (edition.home / WIDE[1:]).unlink()
    assert statuses(front, WIDE) == [404]


def test_pictures_that_were_read_lately_are_shown_without_the_edition(
    front: Front, edition: Edition, files: Path
) -> None:
    edition.release(page(FERRY, shows(WIDE, CARD)))
    assert statuses(front, WIDE) == [200]
    os.truncate(edition.home / "edition.sqlite3", 0)
    for name in ("edition.sqlite3-wal", "edition.sqlite3-shm"):
        (edition.home / name).unlink(missing_ok=True)
    front.reading.close()
    assert statuses(front, WIDE, CARD) == [200, 503]


def test_an_edition_of_a_former_version_shows_what_was_made_for_readers(
    front: Front, edition: Edition, files: Path
) -> None:
    edition.release(page(FERRY, shows(WIDE)))
    store = open_store(edition.url)
    for table in ("edition_picture", "edition_picture_past"):
        store.database.run(f"DROP TABLE {table}")
    store.database.run("DELETE FROM edition_about WHERE name = 'pictures'")
    store.close()
    asked = Front(settings_for(edition))
    assert statuses(asked, WIDE, CARD, THUMBNAIL) == [200, 200, 404]
    edition.release(page("/az/", "a press opens it, and its tables are made"))
    assert statuses(looked(asked), WIDE, CARD, THUMBNAIL) == [200, 200, 404]


def test_no_trick_leads_out_of_the_folder(front: Front, edition: Edition, files: Path) -> None:
    names = ["../edition.key", "ferry/../../../edition.key", "%2e%2e/edition.key", "secret.webp"]
    edition.release(page(FERRY, shows(*(f"/media/images/{name}" for name in names))))
    tried = [ask(front, f"/media/images/{name}").status for name in names]
    assert set(tried) <= {400, 404}
