"""Nothing that was acknowledged is lost when the power is cut, and nothing is torn.

The power of a file system in a file is cut amid releases: what it had not yet written is gone,
as on a disk. Acknowledgements go through a pipe, so that they are outside of it.
"""

import random
from pathlib import Path

import pytest

from tests.edition.committing import CARELESS, EARLY, WHOLE, faults
from tests.edition.editions import NOON
from tests.edition.images import Image
from tests.edition.images import image as image
from tests.edition.killing import Committer
from tests.thorough import often

pytestmark = pytest.mark.slow
CUTS, CONTROL_CUTS = often(5, 100), 40
CUTS_OF_ONE_EDITION = 10


def cut_once(image: Image, home: Path, how: str, before: int, chance: random.Random) -> int:
    """Cut the power amid releases, give it back, and return the last acknowledged release."""
    committer = Committer(address(home), home, how)
    try:
        committer.run_a_while(chance)
        # Not what is acknowledged later: a flush under way while the file system is shut down
        # may be told that all went well, which a machine without power tells nobody.
        acknowledged = committer.acknowledged()
        image.cut_power()
    finally:
        committer.kill()
    image.unmount()
    image.mount()
    return max(before, acknowledged)


def address(home: Path) -> str:
    """Return the address of the edition in a home."""
    return f"sqlite:///{home / 'edition.sqlite3'}"


def test_what_was_acknowledged_before_a_power_cut_stands_after_it(image: Image) -> None:
    chance = random.Random(random.randrange(2**32))
    acknowledged, home = 0, image.root
    for number in range(CUTS):
        if number % CUTS_OF_ONE_EDITION == 0:
            acknowledged, home = 0, image.new_home(f"home{number}")
        acknowledged = cut_once(image, home, WHOLE, acknowledged, chance)
        assert faults(address(home), home, acknowledged, NOON) == [], number


@pytest.mark.parametrize("how", [CARELESS, EARLY])
def test_the_control_what_was_never_flushed_is_missed(image: Image, how: str) -> None:
    chance = random.Random(random.randrange(2**32))
    home = image.new_home("home")
    acknowledged = 0
    for _ in range(CONTROL_CUTS):
        acknowledged = cut_once(image, home, how, acknowledged, chance)
        if faults(address(home), home, acknowledged, NOON):
            return
    pytest.fail(f"{CONTROL_CUTS} cuts, and nothing was missed")
