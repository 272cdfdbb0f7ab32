"""The table of steps in docs/desk.md: written by `tools/desk/steps.py`, read by the tests."""

import datetime as dt
import re
from pathlib import Path

from tools.desk.hand import Count
from tools.desk.rows import ROWS, Row

PAPER = Path(__file__).parents[2] / "docs/desk.md"
BEGINS, ENDS = "<!-- steps: written by tools/desk -->\n", "<!-- end of steps -->"
HEAD = """| what | one starts at | presses | keys | fields | steps | wanted | the best product |
|---|---|---|---|---|---|---|---|
"""


def write(counts: dict[str, Count], when: dt.date) -> None:
    """Put what was counted into the paper."""
    before, rest = PAPER.read_text("utf-8").split(BEGINS)
    after = rest.partition(ENDS)[2]
    day = f"{when.day} {when:%B %Y}"
    said = f"Counted on {day}, in Chromium, on a paper that was served for it.\n\n"
    rows = "".join(_line(row, counts[row.name]) for row in ROWS)
    PAPER.write_text(f"{before}{BEGINS}{said}{HEAD}{rows}{ENDS}{after}", "utf-8")


def _line(row: Row, count: Count) -> str:
    figures = [count.presses, count.keys, count.fields, count.steps]
    best = "–" if row.best is None else row.best
    wanted = row.wanted if row.wanted == 1 else f"≤ {row.wanted}"
    cells = [row.name, row.starts, *figures, wanted, best]
    return f"| {' | '.join(str(cell) for cell in cells)} |\n"


def steps_of() -> dict[str, int]:
    """Return the steps of each way, as the paper has them."""
    table = PAPER.read_text("utf-8").partition(BEGINS)[2].partition(ENDS)[0]
    found = re.findall(r"^\| ([^|]+) \|(?: [^|]+ \|){4} (\d+) \|", table, re.M)
    return {name: int(steps) for name, steps in found}


def worse(row: Row, count: Count) -> str:
    """Return in what way a row got worse than the paper has it; empty where it did not."""
    was = steps_of()[row.name]
    return f"“{row.name}” took {was} steps and takes {count.steps}" if count.steps > was else ""
