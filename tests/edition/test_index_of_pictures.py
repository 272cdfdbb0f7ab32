"""The index of pictures is right after each release and pruning, and made anew when it isn't."""

import datetime as dt
import random

import pytest

from caspian.edition.commit import committing
from caspian.edition.document import OK, Document
from caspian.edition.history import standing_at
from caspian.edition.pictures import STAYS, Naming, index_some, is_whole, named_by, named_until
from caspian.edition.prune import prune
from caspian.edition.verify import verify
from tests.edition.editions import FRONT, IN_MEMORY, Edition, moved, page, shows, trace, withdrawn

KEYS = [f"/en/{name}/" for name in "abcdef"]
PICTURES = [f"{original}/{size}.webp" for original in "stuv" for size in ("wide", "card", "small")]
Past = dict[tuple[str, str], dt.datetime]


class Model:
    """What the index should say, from whole states of the paper laid side by side."""

    def __init__(self) -> None:
        self.stands: dict[str, Document] = {}
        self.shown: dict[str, set[str]] = {}
        self.past: Past = {}

    def release(self, now: dict[str, tuple[Document | None, set[str]]], at: dt.datetime) -> None:
        """Take over what was put, or removed where there is no document."""
        before = {key: set(shown) for key, shown in self.shown.items()}
        gone: set[str] = set()
        for key, (document, pictures) in now.items():
            self.shown[key] = pictures
            if document is None or document.status not in (OK, 301):
                ended = before.get(key, set()) | {name for name, of in self.past if of == key}
                gone |= {name.partition("/")[0] for name in ended}
        lost = {(name, key) for key in before for name in before[key] - self.shown[key]}
        kept = {**self.past, **dict.fromkeys(lost, at)}
        self.past = {
            (name, key): since
            for (name, key), since in kept.items()
            if name.partition("/")[0] not in gone and since >= at - STAYS
        }

    def says(self, picture: str) -> object:
        """Return whether a picture is named, or until when it stays."""
        if any(picture in shown for shown in self.shown.values()):
            return True
        return max((at for (name, _), at in self.past.items() if name == picture), default=None)


def said(edition: Edition, picture: str) -> object:
    """Return what the edition says of a picture, as the model says it."""
    database = edition.store.database
    if named_by(database, picture):
        return True
    until = named_until(database, picture)
    return until - STAYS if until else None


def step(edition: Edition, model: Model, chance: random.Random) -> None:
    """Release one step of random editing, some of it put twice."""
    edition.at += dt.timedelta(minutes=chance.choice([0, 0, 3, 9]))
    now: dict[str, tuple[Document | None, set[str]]] = {}
    for key in chance.sample(KEYS, chance.randint(1, 4)):
        pictures = set(chance.sample(PICTURES, chance.randint(0, 4)))
        document = chance.choice(
            [page(key, f"{edition.at}", shows(*pictures))] * 5
            + [withdrawn(key), Document(key, 404), moved(key, "/en/elsewhere/"), None]
        )
        if document is None and not model.shown.get(key):
            continue
        now[key] = (document, pictures if document and document.status == OK else set())
    edition.at += dt.timedelta(minutes=1)
    with committing(edition.store, edition.signer, at=edition.at) as made:
        for key, (document, _) in now.items():
            if document is None:
                made.remove(key)
                continue
            if chance.random() < 0.2:
                made.put(page(key, "not for readers", shows(*PICTURES[:3])), trace(key))
            made.put(document, trace(key))
        made.put(page(FRONT, f"{edition.at}"), trace(FRONT))
    model.release(now, edition.at)


@pytest.mark.parametrize("seed", range(12))
def test_after_any_history_it_says_what_pages_show_and_showed_lately(seed: int) -> None:
    chance, edition, model = random.Random(seed), Edition(IN_MEMORY), Model()
    for _ in range(25):
        step(edition, model, chance)
        if chance.random() < 0.3:
            kept = dt.timedelta(minutes=chance.choice([0, 5, 20]))
            prune(edition.store, standing_at(edition.store, edition.at - kept))
        expected = {picture: model.says(picture) for picture in PICTURES}
        found = {picture: said(edition, picture) for picture in PICTURES}
        # What was long ago is forgotten with the next release, and shown to nobody meanwhile.
        assert found == expected
        assert list(verify(edition.store.database, now=edition.at)) == []


def test_the_histories_have_all_that_there_is_to_get_wrong() -> None:
    seen: set[object] = set()
    for seed in range(12):
        chance, edition, model = random.Random(seed), Edition(IN_MEMORY), Model()
        for _ in range(25):
            step(edition, model, chance)
            seen |= {type(model.says(picture)) for picture in PICTURES}
    assert seen == {bool, dt.datetime, type(None)}


@pytest.mark.parametrize("is_released_after", [False, True])
def test_what_a_version_without_an_index_released_has_it_made_anew(
    is_released_after: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    edition = Edition(IN_MEMORY)
    edition.release(page(FRONT, shows("s/old.webp")), page("/en/a/", shows("s/other.webp")))
    with monkeypatch.context() as former:
        former.setattr(Naming, "put", lambda *_, **__: None)
        former.setattr(Naming, "settle", lambda *_: None)
        edition.release(page(FRONT, shows("s/new.webp")))
    database = edition.store.database
    if is_released_after:
        edition.release(page("/en/b/", shows("s/newest.webp")))
    assert not is_whole(database)
    assert [one.about for one in verify(database, now=edition.at)] == ["edition_about"]
    while index_some(database, 2):
        pass
    assert is_whole(database)
    assert list(verify(database, now=edition.at)) == []
    assert [said(edition, f"s/{name}.webp") for name in ("old", "new", "other")] == [
        None,
        True,
        True,
    ]
    edition.release(page("/en/c/", "words"))
    assert is_whole(database)
