"""Who knows the paper's key, and a release that it has made, is shown no forged store as whole."""

import random
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest

from caspian.edition.checks import chain, standing, traces
from caspian.edition.checks.finding import exit_code
from caspian.edition.release import Signer
from caspian.edition.verify import verify
from tests.edition import tampering
from tests.edition.editions import IN_MEMORY, NOON, Edition, publish_some
from tests.edition.tampering import connection_of, flip_a_value, mixed, opened, without_past
from tests.thorough import often

TRIALS = often(100, 20_000)
CONTROL_TRIALS = 100


@dataclass(frozen=True)
class Copies:
    """The file of an edition at each of four releases, its signer, and a forger's edition."""

    images: tuple[bytes, ...]
    signer: Signer
    forged: bytes

    def code(self, image: bytes, at_least: int) -> int:
        """Return the exit code for a file, to a stranger who remembers nothing but a number."""
        database = opened(image)
        try:
            found = verify(database, now=NOON, public=self.signer.public, at_least=at_least)
            return exit_code(one.kind for one in found)
        finally:
            database.close()


Forge = Callable[[Copies, random.Random], bytes]


@pytest.fixture(scope="module")
def copies() -> Copies:
    edition, forged = Edition(IN_MEMORY), publish_some(Edition(IN_MEMORY))
    images: list[bytes] = []
    publish_some(edition, after_each=lambda: images.append(tampering.tight(edition.image())))
    made = Copies(tuple(images), edition.signer, tampering.tight(forged.image()))
    edition.store.close()
    forged.store.close()
    return made


def without_signatures(copies: Copies, chance: random.Random) -> bytes:
    """Strip the signature of a release, or of all."""
    which = chance.choice(["1", "number = 4", "number = 1", "number = 2"])
    return _done(copies.images[-1], f"UPDATE edition_release SET signature = x'' WHERE {which}")


def by_another_key(copies: Copies, chance: random.Random) -> bytes:
    """Put an edition that another key has signed in its place, at times with the paper's key."""
    (public,) = _plain(copies.images[-1], "SELECT value FROM edition_about WHERE name = 'public'")
    says = f"UPDATE edition_about SET value = '{public}' WHERE name = 'public'"
    return _done(copies.forged, says) if chance.random() < 0.5 else copies.forged


def rolled_back(copies: Copies, chance: random.Random) -> bytes:
    """Put an older copy in its place, whole."""
    return chance.choice(copies.images[:-1])


def spliced(copies: Copies, chance: random.Random) -> bytes:
    """Take tables or rows from an older copy, or from the forger's edition."""
    return mixed(copies.images[-1], chance.choice([*copies.images[:-1], copies.forged]), chance)


def flipped(copies: Copies, chance: random.Random) -> bytes:
    """Flip one bit of one value."""
    database = opened(copies.images[-1])
    flip_a_value(database, chance)
    made = connection_of(database).serialize()
    database.close()
    return made


FORGERIES: tuple[Forge, ...] = (
    without_signatures, by_another_key, rolled_back, spliced, flipped
)  # fmt: skip


def passed(
    copies: Copies, trials: int, *, at_least: int = 4, seed: int | None = None
) -> Iterator[str]:
    """Yield the name of each forgery that is found to be whole."""
    chance = random.Random(random.randrange(2**32) if seed is None else seed)
    whole = without_past(copies.images[-1])
    done = 0
    while done < trials:
        forge = FORGERIES[done % len(FORGERIES)]
        image = forge(copies, chance)
        if forge is spliced and without_past(image) == whole:
            continue  # what was taken is the same in both copies: nothing was forged
        done += 1
        if copies.code(image, at_least) == 0:
            yield forge.__name__


def test_no_forged_store_passes(copies: Copies) -> None:
    assert copies.code(copies.images[-1], 4) == 0
    assert Counter(passed(copies, TRIALS)) == Counter()


def test_the_control_without_the_number_of_a_release_takes_an_older_copy(copies: Copies) -> None:
    assert "rolled_back" in set(passed(copies, CONTROL_TRIALS, seed=7, at_least=0))


def test_the_control_that_takes_any_signature_lets_some_through(
    copies: Copies, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (chain, traces):
        monkeypatch.setattr(module, "is_signed", lambda *signed: True)
    assert "by_another_key" in set(passed(copies, CONTROL_TRIALS, seed=7))


def test_the_control_that_takes_what_is_unsigned_lets_some_through(
    copies: Copies, monkeypatch: pytest.MonkeyPatch
) -> None:
    faults = chain._signature_faults
    signed = lambda about, release, key: faults(about, release, key) if release.signature else ()  # noqa: E731
    monkeypatch.setattr(chain, "_signature_faults", signed)
    assert set(passed(copies, CONTROL_TRIALS, seed=7)) == {"without_signatures"}


def test_the_control_who_does_not_check_what_stands_takes_parts_of_two(
    copies: Copies, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(standing, "_faults", lambda *asked: iter(()))
    assert "flipped" in set(passed(copies, CONTROL_TRIALS, seed=7))


def _done(image: bytes, statement: str) -> bytes:
    connection = sqlite3.connect(":memory:")
    connection.deserialize(image)
    connection.execute(statement)
    connection.commit()
    made = connection.serialize()
    connection.close()
    return made


def _plain(image: bytes, query: str) -> tuple[str]:
    connection = sqlite3.connect(":memory:")
    connection.deserialize(image)
    ((value,),) = connection.execute(query).fetchall()
    connection.close()
    return (str(value),)
