"""The ways at the desk of which steps are counted: each ends with a look at what came of it."""

from collections.abc import Callable
from dataclasses import dataclass

from tools.desk import on_the_way_out, writing
from tools.desk.hand import Count
from tools.desk.scene import Scene


@dataclass(frozen=True)
class Row:
    """One way at the desk."""

    name: str
    starts: str
    """where one stands, and with what, before the first step"""
    wanted: int
    """the most steps that the issue wants"""
    best: int | None
    """of the best product, as the list of faults has it; None where it says nothing"""
    way: Callable[[Scene], Count]
    article: str = ""
    """what lies ready for it, by the last part of its address"""


STORY = "the article's form, first part"
ROWS = (
    Row("First word of an article", "the start page", 1, 1, writing.first_word),
    Row(
        "Lead picture, from a folder", STORY, 2, None, writing.lead_picture, "steps-lead-picture"
    ),
    Row("Gallery of six, with captions", STORY, 3, 3, writing.gallery, "steps-gallery"),
    Row(
        "A table of 3 × 3, from a sheet", f"{STORY}, cursor in the text",
        1, 1, writing.table, "steps-paste-table",
    ),
    Row(
        "A piece from Word with three subheads", f"{STORY}, cursor in the text",
        1, None, writing.word, "steps-paste-word",
    ),
    Row("Four bylines", STORY, 8, 8, writing.bylines, "steps-bylines"),
    Row("Submit for review", "the article's form", 1, None, on_the_way_out.submit, "steps-submit"),
    Row(
        "Approve and publish", "the form of a submitted article",
        2, None, on_the_way_out.approve, "steps-review",
    ),
    Row(
        "A corrected typo to readers", "the form, corrected",
        2, None, on_the_way_out.typo, "steps-typo",
    ),
    Row("Schedule for tomorrow, 08:00", "the article's form", 3, 3, on_the_way_out.schedule,
        "steps-schedule"),
    Row("Move to another section", "the article's form", 2, 2, on_the_way_out.move, "steps-move"),
    Row("Swap the lead of the front", "the front in the composer", 2, 2, on_the_way_out.lead),
)  # fmt: skip
