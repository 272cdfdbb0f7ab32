"""A process that makes releases until it is killed, and the checks of what it leaves.

Each release adds an article and writes the front anew, which links to all of them. Its number is
printed once the release stands. Run as `python -m tests.edition.committing URL HOME [HOW]`.
"""

import datetime as dt
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from caspian.edition import announced_head
from caspian.edition.commit import committing
from caspian.edition.database import DATABASE_ERRORS
from caspian.edition.document import BadBytes
from caspian.edition.release import KEY_FILE, signer
from caspian.edition.splice import plain
from caspian.edition.store import NotAnEdition, Store, open_store
from caspian.edition.verify import verify_at
from tests.edition.editions import FRONT, LATEST, Edition, page, trace

WHOLE, PIECEMEAL, EARLY, CARELESS = "whole", "piecemeal", "early", "careless"
_LINK = re.compile(rb'href="([^"]+)"')


def commit_for_ever(url: str, home: Path, how: str) -> None:
    """Make releases; `how` is WHOLE, or one of the ways in which it must not be done."""
    edition = Edition(url, key=home / KEY_FILE, head=None)
    if how == CARELESS:
        edition.store.database.run("PRAGMA synchronous=OFF")
    while True:
        number = edition.store.number() + 1
        if how == EARLY:
            _acknowledge(number)
        _release(edition, number, how)
        release = edition.store.release()
        assert release
        if how != EARLY:
            _acknowledge(number)
        announced_head.record(home / announced_head.FILE, release)


def faults(url: str, home: Path, acknowledged: int, now: dt.datetime) -> list[str]:
    """Return what is wrong with what a process left; it had acknowledged releases up to one."""
    try:
        store = open_store(url)
    except NotAnEdition:
        return ["an edition was acknowledged, and there is none"] if acknowledged else []
    public = signer(home / KEY_FILE).public
    announced = announced_head.read(home / announced_head.FILE)
    found = verify_at(url, now=now, public=public, announced=announced)
    says = [str(one) for one in found]
    try:
        with store.one_state():
            says += _wrong_for_readers(store, acknowledged)
    except (*DATABASE_ERRORS, BadBytes) as error:
        says.append(f"it can't be read: {error}")
    finally:
        store.close()
    return says


def article(number: int) -> str:
    """Return the path of the article that a release adds."""
    return f"/en/a/{number}/"


def _release(edition: Edition, number: int, how: str) -> None:
    links = (f'<a href="{article(one)}">{one}</a>' for one in range(1, number + 1))
    documents = [
        page(FRONT, "".join(links), LATEST),
        page(LATEST, f"<li>{number}</li>"),
        page(article(number), f"<h1>Article {number}</h1>" * 20, LATEST),
    ]
    edition.at += dt.timedelta(seconds=1)
    with committing(edition.store, edition.signer, at=edition.at) as step:
        for document in documents:
            step.put(document, trace(document.key))
            step.know(document.key, f"{number}")
            if how == PIECEMEAL:
                _commit_already(edition.store)


def _commit_already(store: Store) -> None:
    store.database.run("COMMIT")
    store.database.begin(write=True)


def _wrong_for_readers(store: Store, acknowledged: int) -> Iterator[str]:
    number = store.number()
    if number < acknowledged:
        yield f"release {acknowledged} was acknowledged, and {number} stands"
    for path in _dead_links(store):
        yield f"{FRONT} links to {path}, which isn't there"
    if set(store.keys("/en/a/")) != {article(one) for one in range(1, number + 1)}:
        yield "the articles are not those of all releases"


def _dead_links(store: Store) -> list[str]:
    front = store.find(FRONT)
    text = plain([part for part in front.parts if not isinstance(part, str)]) if front else b""
    paths = [link.decode() for link in _LINK.findall(text)]
    return [path for path in paths if store.find(path) is None]


def _acknowledge(number: int) -> None:
    sys.stdout.write(f"{number}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    commit_for_ever(sys.argv[1], Path(sys.argv[2]), sys.argv[3])
