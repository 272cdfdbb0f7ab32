"""No screen of the desk bars anybody: axe-core finds nothing, by day and by night, nor do keys."""

import pytest
from playwright.sync_api import Page

from tests.roles.matrix import Matrix
from tests.roles.test_every_address import matrix as matrix
from tests.screens.barriers import barriers
from tests.screens.chromium import at_the_desk
from tests.screens.listed import Screen, one_of_each, screens

pytestmark = [pytest.mark.slow, pytest.mark.long, pytest.mark.indexed]
PARTS = 12
WIDTH = {"width": 1280, "height": 900}
WRONG = """() => document.querySelector('main').insertAdjacentHTML('beforeend',
  `<img src="/static/newsroom/desk/mark.svg">
   <p style="color: #ccc; background: #fff; position: fixed; inset: 0 0 auto; z-index: 999">Pale</p>
   <span role="button">Pressed by a mouse</span>`)"""


def test_a_part_of_the_screens_bars_nobody(matrix: Matrix) -> None:
    assert _found(matrix, 0) == []


@pytest.mark.proofs
@pytest.mark.parametrize("part", range(PARTS))
def test_all_screens_bar_nobody(matrix: Matrix, part: int) -> None:
    assert _found(matrix, part) == []


def test_the_control_finds_three_barriers(matrix: Matrix) -> None:
    def look(tab: Page) -> list[str]:
        tab.goto("/desk/notices/")
        tab.evaluate(WRONG)
        return barriers(tab, bare=True)

    client = matrix.clients["publisher"]
    found = at_the_desk(client, look, viewport=WIDTH, bypass_csp=True, color_scheme="light")
    said = " ".join(found)
    assert "image-alt" in said
    assert "color-contrast" in said
    assert "by mouse alone" in said


def _found(matrix: Matrix, part: int) -> list[str]:
    shown = one_of_each(screens(matrix, "administrator", part, PARTS))
    return at_the_desk(
        matrix.clients["administrator"], lambda tab: _looked(tab, shown), viewport=WIDTH
    )


def _looked(tab: Page, shown: list[Screen]) -> list[str]:
    found = []
    for number, screen in enumerate(shown):
        tab.goto(screen.path)
        found += [f"{screen}: {one}" for one in barriers(tab, bare=number > 0)]
    return found
