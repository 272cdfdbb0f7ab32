"""`make test` runs what is new, what changed, what costs little, and the nearest of the rest."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from tools.choose.choice import Choice, Lane, choose
from tools.choose.graph import ELSEWHERE, distances
from tools.choose.record import KEPT, WholeRun, digests, read, write

ROOT = Path(__file__).parents[2]
FILES = {
    "src/caspian/press/__init__.py": "",
    "src/caspian/press/cycle.py": "from caspian.press import work",
    "src/caspian/press/work.py": "from caspian.common.text import caseless",
    "src/caspian/common/text.py": "import re",
    "src/caspian/pages/templates/article.html": "<p>",
    "tests/paper.py": "class Paper: ...",
    "tests/press/conftest.py": "from tests.paper import Paper",
    "tests/press/test_work.py": "from caspian.press.work import done",
    "tests/press/test_cycle.py": "import caspian.press.cycle",
    "tests/pages/test_article.py": "from django.db import models",
    "tests/pages/test_cheap.py": "import json",
}
TESTS = [path for path in FILES if "/test_" in path]
SECONDS = {path: 1.0 if "cheap" in path else 20.0 for path in TESTS}
LANE = Lane(little=0.05, allowed=0.4)
Change = Callable[[str], Choice]


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A house of two rooms."""
    for path, text in FILES.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text)
    return tmp_path


@pytest.fixture
def after(house: Path) -> Change:
    """What is chosen after a file was changed since the last run of all."""
    last = WholeRun("", SECONDS, digests(house))

    def change(path: str) -> Choice:
        (house / path).parent.mkdir(exist_ok=True)
        (house / path).write_text(FILES.get(path, "") + "\n# changed")
        return choose(house, [*TESTS, *([path] if path not in FILES else [])], LANE, last)

    return change


@pytest.mark.parametrize(
    ("changed", "nearest"),
    [
        ("src/caspian/press/work.py", "tests/press/test_work.py"),
        ("src/caspian/press/cycle.py", "tests/press/test_cycle.py"),
        ("src/caspian/common/text.py", "tests/press/test_work.py"),
        ("src/caspian/pages/templates/article.html", "tests/pages/test_article.py"),
    ],
)
def test_the_nearest_of_what_is_dear_is_run(after: Change, changed: str, nearest: str) -> None:
    choice = after(changed)
    assert choice.nearest == [nearest]
    assert choice.cheap == ["tests/pages/test_cheap.py"]
    assert not choice.changed
    assert set(choice.files()) | set(choice.left) == set(TESTS)


@pytest.mark.parametrize("path", ["tests/press/test_cycle.py", "tests/wire/test_of_today.py"])
def test_one_that_is_new_or_changed_is_run_whatever_it_costs(after: Change, path: str) -> None:
    assert after(path).changed == [path]


def test_a_helper_of_tests_reaches_them_through_what_pytest_loads(house: Path) -> None:
    far = distances(house, TESTS, {"tests/paper.py"})
    assert far["tests/press/test_work.py"] == 2
    assert far["tests/pages/test_article.py"] == ELSEWHERE


def test_a_source_that_says_something_else_changes_no_choice_among_equals(house: Path) -> None:
    chosen = set()
    for number in range(20):
        (house / "src/caspian/common/text.py").write_text(f"a = {number}")
        last = WholeRun("", SECONDS, digests(house))
        chosen.add(tuple(choose(house, TESTS, LANE, last).files()))
    assert len(chosen) == 1


def test_a_run_on_a_busy_machine_chooses_as_one_on_an_idle_machine(house: Path) -> None:
    busy = {path: 7 * seconds for path, seconds in SECONDS.items()}
    (idle_choice, busy_choice) = (
        choose(house, TESTS, LANE, WholeRun("", seconds, digests(house)))
        for seconds in (SECONDS, busy)
    )
    assert idle_choice == busy_choice


def test_where_no_run_of_all_is_known_all_are_run(house: Path) -> None:
    assert choose(house, TESTS, LANE, WholeRun("", {}, {})).changed == TESTS


def test_a_run_of_all_is_kept_and_read(house: Path, tmp_path: Path) -> None:
    (house / KEPT).parent.mkdir(parents=True)
    report = tmp_path / "report.xml"
    report.write_text(
        '<testsuites><testsuite><testcase classname="tests.press.test_work" time="3.3"/>'
        '<testcase classname="tests.press.test_work.TestOfAll" time="1"/></testsuite></testsuites>'
    )
    write(house, [report])
    kept = read(house)
    assert kept.seconds["tests/press/test_work.py"] == 4.3
    assert kept.seconds["tests/press/test_cycle.py"] == 0.0
    assert not kept.changed(digests(house))


def test_the_kept_run_of_this_house_is_of_this_house() -> None:
    kept = json.loads((ROOT / KEPT).read_text("utf-8"))["seconds"]
    there = [path for path in kept if (ROOT / path).exists()]
    assert len(there) > 0.9 * len(kept), "so many tests are new or gone: run `make whole`"
    assert kept["tests/day/test_day.py"] > 100
