"""`verify` names what is wrong with an edition, and says nothing of one that is whole."""

import dataclasses
import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest

from caspian.edition import announced_head
from caspian.edition.commit import committing
from caspian.edition.document import Document, Part
from caspian.edition.release import signer
from caspian.edition.splice import part
from caspian.edition.state_checksum import seal
from caspian.edition.verify import verify, verify_at
from tests.edition.editions import FRONT, LATEST, NOON, Edition, moved, page, publish_some, trace
from tests.edition.sabotage import SABOTAGE


def found(edition: Edition, **known: Any) -> list[str]:
    """Return what verify finds, as an operator reads it."""
    known.setdefault("now", NOON)
    return [str(one) for one in verify(edition.store.database, **known)]


def test_an_edition_that_is_whole_has_no_findings(published: Edition, tmp_path: Path) -> None:
    announced = announced_head.read(tmp_path / announced_head.FILE)
    assert announced
    assert announced.number == 4
    assert found(published, public=published.signer.public, announced=announced) == []
    assert found(published) == []


def test_an_empty_edition_has_no_findings(edition: Edition) -> None:
    assert found(edition, public=edition.signer.public) == []


@pytest.mark.parametrize("name", SABOTAGE)
def test_what_was_done_to_it_is_named(published: Edition, name: str) -> None:
    for statement in SABOTAGE[name].sql:
        published.store.database.run(statement)
    assert any(one.startswith(SABOTAGE[name].says) for one in found(published)), found(published)


BAD = {
    "/en/nowhere/: a way elsewhere needs a location": Document("/en/nowhere/", 301),
    "/en/x/: a way elsewhere needs a location": Document("/en/x/", location="/en/"),
    "/en/x/: its status is 500": Document("/en/x/", 500),
    "/en/x/: there is a line break": dataclasses.replace(moved("/en/x/", "/en/\n"), status=301),
    "/en/x/: it shows fragment:en:none, which doesn't stand": page("/en/x/", "fragment:en:none"),
    "fragment:a: a fragment can't show another one": page("fragment:a", LATEST),
    "/en/x/: part 1 has another CRC": Document(
        "/en/x/", parts=(dataclasses.replace(part(b"x"), crc=1),)
    ),
    "/en/x/: part 1 doesn't unpack to 9 bytes": Document(
        "/en/x/", parts=(dataclasses.replace(part(b"x"), length=9),)
    ),
    "/en/x/: part 1 doesn't end in a full flush": Document(
        "/en/x/", parts=(Part(part(b"x").deflated + b"\x03\x00", part(b"x").crc, 1),)
    ),
    "/en/x/: part 1 can't be unpacked": Document("/en/x/", parts=(Part(b"\xff" * 9, 0, 0),)),
}


@pytest.mark.parametrize("says", BAD)
def test_what_the_press_itself_did_wrong_is_named(published: Edition, says: str) -> None:
    published.release(BAD[says])
    assert any(one.startswith(says) for one in found(published)), found(published)


def test_a_text_that_unpacks_to_more_than_it_says_is_not_unpacked(edition: Edition) -> None:
    bomb = part(b"\0" * 50_000_000)
    edition.release(Document(FRONT, parts=(dataclasses.replace(bomb, length=10),)))
    assert found(edition) == [f"{FRONT}: part 1 doesn't unpack to 10 bytes"]


def test_an_edition_that_nobody_renewed_is_not_to_be_believed(published: Edition) -> None:
    after = published.at + dt.timedelta(days=2)
    assert found(published, now=after) == []
    (only,) = found(published, now=after + dt.timedelta(seconds=1))
    assert only.startswith("release 4: this edition is from 2026-11-23 12:04 UTC; it should not")
    assert "after 2026-11-25 12:04 UTC" in only


def test_a_release_by_another_key_is_named(published: Edition, tmp_path: Path) -> None:
    ours, published.signer = published.signer, signer(tmp_path / "stolen.key")
    published.release(page(FRONT, "<h1>All is well</h1>"))
    assert found(published, public=ours.public) == [
        "edition_about: it names another public key than the one that is known",
        "release 5: its signature is not by the key of this edition",
        "what the press remembers: its signature is not by the key of this edition",
    ]


def test_a_whole_edition_signed_again_by_another_key_is_named(tmp_path: Path) -> None:
    forged = publish_some(Edition("sqlite:///:memory:"))
    ours = signer(tmp_path / "edition.key")
    assert found(forged) == []
    assert len(found(forged, public=ours.public)) == 1 + 4 + 1


def test_what_is_known_must_be_json(published: Edition) -> None:
    with committing(published.store, published.signer, at=NOON) as step:
        step.know("article:9", "{torn")
    assert found(published) == ["what is known of article:9: it is not JSON"]
    assert json.loads("{}") == {}
    assert seal("article:9", "{torn") != seal("article:9", "{}")


def test_two_releases_made_meanwhile_are_not_mixed(published: Edition, address: str) -> None:
    later = Edition(address, at=published.at)
    later.signer = published.signer
    says = []
    for finding in _slowly(published, later):
        says.append(finding)
    assert says == []
    assert published.store.number() > 4
    later.store.close()


def _slowly(edition: Edition, other: Edition) -> list[str]:
    """Verify while another process releases something at every step."""
    if edition.store.database.dialect.name == "sqlite":
        other.store.database.run("PRAGMA synchronous=OFF")

    def watch(step: str, done: int, total: int) -> None:
        other.release(page(FRONT, f"<h1>{step} {done}</h1>"), page(f"/en/{step}/", "new"))

    return [str(one) for one in verify(edition.store.database, now=NOON, watch=watch)]


def test_progress_is_told_up_to_the_last(published: Edition) -> None:
    told: list[tuple[str, int, int]] = []
    watch = lambda *step: told.append(step)  # noqa: E731
    assert list(verify(published.store.database, now=NOON, watch=watch)) == []
    assert ("releases", 4, 4) in told
    assert ("documents", 6, 6) in told
    assert told[-1] == ("traces", 6, 6)


def test_there_is_nothing_to_verify_where_nothing_is(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        list(verify_at(f"sqlite:///{tmp_path / 'none.sqlite3'}", now=NOON))
    with pytest.raises(ValueError, match="EDITION_URL"):
        list(verify_at("edition.sqlite3", now=NOON))
    assert trace(FRONT).cause == "/en/ was edited"
