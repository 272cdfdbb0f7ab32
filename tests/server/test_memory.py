"""What a front keeps in memory is counted as it is, and never more than it may be."""

import dataclasses
import gc
import random
import tracemalloc

import pytest

from caspian.server.cache import Recompressor
from caspian.server.front import Front
from caspian.server.ready import Encoded, Ready
from tests.server.asking import ask
from tests.server.edition import FOOT, LATEST, Edition, languages, page, settings_for
from tests.thorough import often

HOT, STEPS, PAGES = 160_000, often(300, 600), 40
ADDRESSES = often(10_000, 100_000)
CODES = ("en", "az", "fa")
ENCODINGS = ("", "gzip", "gzip, br", "br;q=0.5, gzip", "identity")


def held(front: Front) -> int:
    """Return how many bytes of bodies a front keeps, by looking at every one of them."""
    composing = front.reading._composing
    pages = [*front.reading.pages.entries.values(), *composing.absences.entries.values()]
    bodies = [
        shown for one in pages for shown in (one.packed, one.plain, one.recompressed) if shown
    ]
    parts = [part for piece in composing.pieces.entries.values() for part in piece.parts]
    return sum(len(one.body[0]) for one in bodies) + sum(len(part.deflated) for part in parts)


def is_counted_right(front: Front) -> bool:
    """Return whether each cache's count is what its entries take."""
    composing = front.reading._composing
    caches = (front.reading.pages, composing.absences, composing.pieces)
    return all(
        cache.size == sum(one.size for one in cache.entries.values()) <= cache._most
        for cache in caches
    )


def noise(chance: random.Random, most: int) -> str:
    """Return a text that no encoding makes much shorter."""
    return chance.randbytes(chance.randrange(10, most // 2)).hex()


def large_paper(edition: Edition, chance: random.Random) -> list[str]:
    """Release a paper of pages of all sizes; return every path that may be asked for."""
    documents = [languages({code: f"/{code}/" for code in CODES})]
    documents += [page(key, noise(chance, 6000)) for key in (LATEST, FOOT)]
    for code in CODES:
        documents += [
            page(f"absent:{code}:{status}", noise(chance, 12_000), FOOT, status=status)
            for status in (404, 410)
        ]
    paths = [f"/{chance.choice(CODES)}/{number}/" for number in range(PAGES)]
    documents += [page(path, noise(chance, 16_000), LATEST, FOOT) for path in paths]
    withdrawn = [dataclasses.replace(page(f"{path}gone/"), status=410) for path in paths[:9]]
    edition.release(*documents, *withdrawn)
    return [*paths, *(one.key for one in withdrawn), *(f"{path}none/" for path in paths)]


@pytest.fixture
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages are recompressed within the request: no thread decides what a test sees."""

    def take(recompressor: Recompressor, name: str, made: Ready) -> None:
        if not made.was_queued:
            made.was_queued = True
            recompressor._keep(name, made, _quickly(made))

    monkeypatch.setattr(Recompressor, "take", take)


def _quickly(made: Ready) -> Encoded:
    return dataclasses.replace(made.packed, body=[made.packed.body[0] + b"!"])


@pytest.mark.usefixtures("at_once")
@pytest.mark.parametrize("seed", range(4))
def test_whatever_is_asked_for_no_more_is_kept_than_may_be(edition: Edition, seed: int) -> None:
    chance = random.Random(seed)
    paths = large_paper(edition, chance)
    front = Front(dataclasses.replace(settings_for(edition), hot=HOT))
    most = 0
    for step in range(STEPS):
        answered = ask(front, chance.choice(paths), accept_encoding=chance.choice(ENCODINGS))
        assert answered.status in (200, 404, 410)
        if step % 50 == 49:
            path = chance.choice(paths[:PAGES])
            edition.release(page(path, noise(chance, 16_000), LATEST), page(FOOT, f"foot {step}"))
            front.reading.look()
        assert is_counted_right(front), f"after step {step}"
        most = max(most, held(front))
        assert most <= HOT
    assert most > HOT / 2, "too little was asked for to prove anything"
    front.reading.close()


@pytest.mark.slow
def test_thousands_of_addresses_that_are_none_fill_no_memory(front: Front) -> None:
    for number in range(2000):
        ask(front, f"/en/none-{number}/", accept_encoding=ENCODINGS[number % 3])
    gc.collect()
    tracemalloc.start()
    before, _ = tracemalloc.get_traced_memory()
    for number in range(ADDRESSES):
        path = f"/{number:x}/none/" if number % 2 else f"/en/politics/none-{number}/"
        assert ask(front, path, accept_encoding=ENCODINGS[number % 3]).status == 404
    gc.collect()
    grown = tracemalloc.get_traced_memory()[0] - before
    tracemalloc.stop()
    assert is_counted_right(front)
    assert grown < 200_000, "a few bytes for each address: what keeps one takes a hundred"
