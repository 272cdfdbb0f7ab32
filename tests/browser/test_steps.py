"""What an editor's work takes at the desk, counted in a real browser: no way gets longer.

`docs/desk.md` has the figures, which `python -m tools.desk.steps` writes by the same code.
"""

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace

import pytest
from playwright.sync_api import Browser, StorageState
from tools.desk.hand import Count
from tools.desk.rows import ROWS, Row
from tools.desk.scene import Scene
from tools.desk.table import steps_of, worse

from tests.browser.conftest import entering, watched
from tests.browser.staff import Staff
from tests.browser.test_composing import KEEP, PUT_BACK
from tests.paper import Paper

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def scene(
    paper: Paper,
    browser: Browser,
    staff: Staff,
    sessions: dict[str, StorageState],
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Scene]:
    """Let everything lie ready once, and leave the front as it was."""
    kept = paper.shell(KEEP).strip()
    with ExitStack() as opened:
        enter = entering(
            lambda **options: opened.enter_context(watched(browser, paper, **options)), sessions
        )
        made = Scene(paper, staff, enter, tmp_path_factory.mktemp("photographs"))
        made.make_ready(*(row.article for row in ROWS if row.article))
        yield made
    paper.shell(PUT_BACK.format(pk=kept))
    paper.run("press")


@pytest.mark.parametrize("row", ROWS, ids=[row.name for row in ROWS])
def test_no_way_takes_more_steps_than_the_paper_says(scene: Scene, row: Row) -> None:
    assert worse(row, row.way(scene)) == ""


def test_the_paper_has_every_way_and_each_is_as_short_as_is_wanted() -> None:
    steps = steps_of()
    assert list(steps) == [row.name for row in ROWS]
    assert {row.name for row in ROWS if steps[row.name] > row.wanted} == set()
    assert {row.name for row in ROWS if row.best and steps[row.name] > row.best} == set()


def test_the_control_one_step_more_is_worse() -> None:
    for row in ROWS:
        was = steps_of()[row.name]
        assert worse(row, Count(presses=was)) == ""
        assert worse(row, replace(Count(presses=was), fields=1)) == (
            f"“{row.name}” took {was} steps and takes {was + 1}"
        )


def test_the_control_a_press_that_nobody_counts_is_heard(scene: Scene) -> None:
    desk, hand = scene.someone("rena")
    desk.page.goto("/desk/")
    heading = desk.page.get_by_role("heading", level=1)
    with hand.counting():
        hand.press(heading)
    with pytest.raises(AssertionError, match="1 presses"), hand.counting():
        heading.click()
