"""Counts what pytest said of a file: what passed, failed and was skipped, and the controls."""

import xml.etree.ElementTree as ET
from dataclasses import dataclass, field
from pathlib import Path


@dataclass
class Tally:
    """What became of the tests of one file."""

    passed: int = 0
    failed: list[str] = field(default_factory=list)
    skipped: int = 0
    controls: int = 0
    controls_passed: int = 0

    def words(self) -> str:
        """Return what became of them, in words."""
        said = [f"{self.passed} passed"]
        said += [f"**{len(self.failed)} failed**"] if self.failed else []
        said += [f"{self.skipped} skipped"] if self.skipped else []
        return ", ".join(said) if self.passed or self.failed or self.skipped else "**did not run**"

    def controls_in_words(self) -> str:
        """Return how many controls failed as they should: their tests passed."""
        return f"{self.controls_passed} of {self.controls}" if self.controls else "–"


def tally(report: Path, controls: set[str]) -> Tally:
    """Read a report in JUnit's format."""
    found = Tally()
    for case in ET.parse(report).getroot().iter("testcase"):
        name = case.get("name", "")
        is_control = name.partition("[")[0] in controls
        found.controls += is_control
        if case.find("failure") is not None or case.find("error") is not None:
            found.failed.append(name)
        elif case.find("skipped") is not None:
            found.skipped += 1
        else:
            found.passed += 1
            found.controls_passed += is_control
    return found
