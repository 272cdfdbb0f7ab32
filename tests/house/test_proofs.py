"""The tool of `make proofs` reads how often tests do what, counts controls, and writes a table."""

from pathlib import Path

import pytest
from tools.proofs.asked import controls_of, numbers_of, proofs
from tools.proofs.junit import tally
from tools.proofs.table import BEGIN, END, written

ROOT = Path(__file__).parents[2]
TESTS = '''
from tests.thorough import often, some
KILLS, CONTROL_KILLS = often(8, 2_000), 100
PAPERS = range(often(3, 200))

@settings(max_examples=often(2, 60))
@pytest.mark.parametrize("half", some(1, ["first", "second"]))
def test_nothing_is_lost(half): ...

def test_the_control_loses_some(): ...

def test_a_hasty_process_is_caught():
    """The control: one that does not ask."""

def the_control_of_nothing(): ...
'''
REPORT = """<testsuites><testsuite>
<testcase name="test_nothing_is_lost[first]"/>
<testcase name="test_nothing_is_lost[second]"><failure message="lost"/></testcase>
<testcase name="test_the_control_loses_some[a]"/>
<testcase name="test_the_control_loses_some[b]"><error message="none"/></testcase>
<testcase name="test_a_hasty_process_is_caught"><skipped/></testcase>
</testsuite></testsuites>"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A file of tests that asks how often."""
    path = tmp_path / "tests" / "test_losses.py"
    path.parent.mkdir()
    path.write_text(TESTS)
    (path.parent / "test_other.py").write_text("def test_other(): ...")
    return path


def test_a_proof_is_what_asks_how_often(file: Path) -> None:
    assert proofs(file.parents[1]) == ["tests/test_losses.py"]
    assert "tests/press/test_incremental_equals_clean.py" in proofs(ROOT)


def test_the_numbers_are_those_of_a_release(file: Path) -> None:
    said = numbers_of(file)
    assert said == "kills 2,000, papers 200, max examples 60, all of `['first', 'second']`"


def test_controls_say_that_they_are(file: Path) -> None:
    assert controls_of(file) == {"test_the_control_loses_some", "test_a_hasty_process_is_caught"}


def test_what_failed_and_what_was_skipped_is_counted_apart(file: Path, tmp_path: Path) -> None:
    report = tmp_path / "report.xml"
    report.write_text(REPORT)
    found = tally(report, controls_of(file))
    assert found.words() == "2 passed, **2 failed**, 1 skipped"
    assert found.controls_in_words() == "1 of 3", "a control that was skipped proves nothing"


def test_the_table_takes_the_place_of_the_one_before() -> None:
    paper = f"before {BEGIN}\nof old\n{END} after"
    outcome = {"at": "now", "often": "once", "seconds": 3, "result": "1 passed", "controls": "–"}
    said = written(written(paper, "abc", {}), "def", {"tests/test_losses.py": outcome})
    assert said.startswith(f"before {BEGIN}\nOf def.")
    assert said.endswith(f"| `test_losses.py` | now | once | 3 | 1 passed | – |\n{END} after")
    with pytest.raises(ValueError, match="has no"):
        written("a paper without marks", "abc", {})
