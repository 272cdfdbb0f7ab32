"""Whatever is flipped, put back or mixed in an edition, `verify` names it: in random trials."""

import datetime as dt
import random
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from caspian.edition import announced_head
from caspian.edition.announced_head import Head
from caspian.edition.checks import standing
from caspian.edition.checks.finding import Finding
from caspian.edition.release import Signer
from tests.edition import tampering
from tests.edition.editions import IN_MEMORY, OIL, Edition, page, publish_some
from tests.edition.tampering import (
    concerned,
    contents,
    findings,
    flip_a_byte,
    flip_a_value,
    mixed,
    opened,
    without_past,
)
from tests.thorough import often

pytestmark = pytest.mark.slow
TRIALS, MIXTURES = often(600, 20_000), often(200, 2_000)
CONTROL_TRIALS = 1_000


@dataclass(frozen=True)
class Kept:
    """An edition to tamper with: its file at each release, its key, and what was announced."""

    images: tuple[bytes, ...]
    signer: Signer
    announced: Head

    def found(self, image: bytes) -> list[Finding]:
        """Return what is found in a file that stands in the place of the last."""
        try:
            database = opened(image)
        except (sqlite3.Error, UnicodeDecodeError) as error:
            return [Finding("the database", str(error))]
        try:
            return findings(database, public=self.signer.public, announced=self.announced)
        finally:
            database.close()


@pytest.fixture(scope="module")
def kept() -> Kept:
    """Return an edition whose file was kept at each of four releases."""
    edition = Edition(IN_MEMORY)
    images: list[bytes] = []
    publish_some(edition, after_each=lambda: images.append(tampering.tight(edition.image())))
    release = edition.store.release()
    assert release
    edition.store.close()
    return Kept(tuple(images), edition.signer, Head(release.number, release.digest()))


@pytest.fixture
def chance() -> random.Random:
    """Return a source of chance that pytest's random seed repeats."""
    return random.Random(random.randrange(2**32))


def test_a_bit_flipped_in_any_value_is_named(kept: Kept, chance: random.Random) -> None:
    for trial in range(TRIALS):
        database = opened(kept.images[-1])
        flip = flip_a_value(database, chance)
        found = findings(database, public=kept.signer.public, announced=kept.announced)
        database.close()
        assert concerned(flip, found, kept.images[-1]), (trial, flip, found)


def test_a_byte_flipped_in_the_file_is_named_when_it_says_anything(
    kept: Kept, chance: random.Random
) -> None:
    whole = contents(kept.images[-1])
    mattered = 0
    for trial in range(TRIALS):
        image = flip_a_byte(kept.images[-1], chance)
        if contents(image) != whole:
            mattered += 1
            assert kept.found(image), (trial, tampering.place_of(kept.images[-1], image))
    assert mattered > TRIALS // 4


def test_tables_mixed_from_two_releases_are_named(kept: Kept, chance: random.Random) -> None:
    legitimate = without_past(kept.images[-1])
    mattered = 0
    for trial in range(MIXTURES):
        image = mixed(kept.images[-1], chance.choice(kept.images[:-1]), chance)
        if without_past(image) != legitimate:
            mattered += 1
            assert kept.found(image), trial
    assert mattered > MIXTURES // 2


def test_rows_mixed_from_two_editions_are_named(kept: Kept, chance: random.Random) -> None:
    other = Edition(IN_MEMORY)
    other.signer = kept.signer
    other.at += dt.timedelta(seconds=1)  # or it would be what comes after the fourth release
    publish_some(other)
    other.release(page(OIL, "<h1>Oil, elsewhere</h1>"))
    foreign = tampering.tight(other.image())
    assert kept.found(foreign)
    legitimate = without_past(kept.images[-1])
    for trial in range(MIXTURES):
        image = mixed(kept.images[-1], foreign, chance)
        assert without_past(image) == legitimate or kept.found(image), trial


def test_every_older_copy_is_named(kept: Kept) -> None:
    assert kept.found(kept.images[-1]) == []
    for number, image in enumerate(kept.images[:-1], 1):
        (only,) = kept.found(image)
        assert only.about == f"release {number}"


def test_the_control_who_does_not_check_digests_misses_some(
    kept: Kept, chance: random.Random, monkeypatch: pytest.MonkeyPatch
) -> None:
    def look_away(*document: object) -> Iterator[str]:
        yield from ()

    monkeypatch.setattr(standing, "faults_of", look_away)
    missed = trials = 0
    while missed < 5 and trials < CONTROL_TRIALS:
        trials += 1
        database = opened(kept.images[-1])
        flip = flip_a_value(database, chance)
        found = findings(database, public=kept.signer.public, announced=kept.announced)
        missed += not concerned(flip, found, kept.images[-1])
        database.close()
    assert missed == 5, f"in {trials} trials"


def test_the_control_who_has_no_witness_misses_older_copies(kept: Kept) -> None:
    for image in kept.images:
        assert findings(opened(image), public=kept.signer.public) == []
    assert announced_head.FILE
