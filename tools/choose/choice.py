"""Which test files `make test` runs: all that cost little, and of the others the nearest.

A test file is run where nothing is known of it, where it changed itself, where it costs little,
and where it must. Of the rest, those go first from which the fewest imports lead to a change, as
far as the lane's time allows; among equals the shorter, so that most are run. Rejected: by chance,
or by a digest of the sources (a fault would come and go, and fail a change that has nothing to do
with it), and by coverage (it must be measured anew with each change, and nearly every test passes
through every room).
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tools.choose.graph import distances
from tools.choose.record import WholeRun, digests


@dataclass(frozen=True)
class Lane:
    """What a lane may take, as shares of what its files took in the last run of all.

    Seconds would choose more on the day after a run on an idle machine.
    """

    little: float
    """a file that takes up to this share is always run"""
    allowed: float
    """the share that all files may take that are chosen by their nearness"""
    always: tuple[str, ...] = ()


LANES = {
    "ordinary": Lane(
        little=0.0007,
        allowed=0.015,
        always=(
            "tests/day/test_day.py",
            "tests/press/test_cycle.py",
            "tests/press/test_nothing_stops_the_press.py",
        ),
    ),
    "browser": Lane(little=0.015, allowed=0.03),
}


@dataclass
class Choice:
    """The files that are run, by why they are, and those that are left to `make whole`."""

    all: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    cheap: list[str] = field(default_factory=list)
    nearest: list[str] = field(default_factory=list)
    left: list[str] = field(default_factory=list)

    def files(self) -> list[str]:
        """Return what is run, those first that were chosen for what changed."""
        return [*self.all, *self.changed, *self.nearest, *self.cheap]

    def words(self) -> str:
        """Say how many files are run, and why those."""
        if self.all:
            return f"All {len(self.all)} test files are run."
        return (
            f"{len(self.files())} of {len(self.files()) + len(self.left)} test files are run: "
            f"{len(self.changed)} changed or must be, {len(self.cheap)} cost little, "
            f"{len(self.nearest)} are nearest to what changed since the last run of all. "
            f"`make whole` runs the other {len(self.left)} too."
        )


def choose(root: Path, files: Sequence[str], lane: Lane, last: WholeRun) -> Choice:
    """Return which of a lane's test files are run; all paths are relative to `root`."""
    changed = last.changed(digests(root))
    took_all = sum(last.seconds.get(file, 0) for file in files)
    choice, dear = Choice(), []
    for file in files:
        took = last.seconds.get(file)
        if took is None or file in changed or file in lane.always:
            choice.changed.append(file)
        elif took <= lane.little * took_all:
            choice.cheap.append(file)
        else:
            dear.append(file)
    far = distances(root, dear, changed)
    dear.sort(key=lambda file: (far[file], last.seconds[file], file))
    seconds = lane.allowed * took_all
    for file in dear:
        fits = last.seconds[file] <= seconds
        (choice.nearest if fits else choice.left).append(file)
        seconds -= last.seconds[file] if fits else 0
    return choice
