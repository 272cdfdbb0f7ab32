"""Every colour of a chart can be told from the paper, and letters in it can be read."""

import pytest
from tools.styles.tokens import colours, contrast

GROUNDS = {"news": (), "perspective": (".perspective.inner",)}
LETTERS, MARKS = 4.5, 3.0


@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_tones_can_be_read_and_dimmed_marks_be_seen(scheme: str, ground: str) -> None:
    found = colours(scheme, *GROUNDS[ground], ".chart")
    for name in (*(f"--c{number}" for number in range(1, 9)), "--lit"):
        assert contrast(found[name], found["--paper"]) >= LETTERS, name
    assert contrast(found["--dim"], found["--paper"]) >= MARKS


def test_the_control_finds_a_pale_colour() -> None:
    assert contrast("#cccccc", "#fdfcf9") < MARKS
