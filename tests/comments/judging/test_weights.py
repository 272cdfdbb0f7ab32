"""The weights keep the two rules that are written above them."""

import inspect
import re

from caspian.comments.judging import signs
from caspian.comments.judging.judge import WEIGHTS
from caspian.comments.models import CommentSettings
from caspian.shield import text_signs
from caspian.shield.weighing import is_hard, points

HOLD_AT = CommentSettings._meta.get_field("hold_at").default
INNOCENT = (
    ("newcomer", 1),
    ("too_fast", 1),
    ("network_rate", 1000),
    ("network_names", 1000),
    ("name_taken", 1),
)


def test_what_an_innocent_reader_can_have_never_holds_even_together() -> None:
    assert sum(points(WEIGHTS, name, amount) for name, amount in INNOCENT) < HOLD_AT


def test_the_classifier_never_holds_alone_nor_a_newcomer() -> None:
    assert points(WEIGHTS, "learned", 1.0) + points(WEIGHTS, "newcomer", 1) < HOLD_AT


def test_what_is_hard_holds_by_its_points_too() -> None:
    for name, weight in WEIGHTS.items():
        if weight.hard_from is not None:
            assert points(WEIGHTS, name, weight.hard_from) >= HOLD_AT
            assert is_hard(WEIGHTS, name, weight.hard_from)
            assert not is_hard(WEIGHTS, name, weight.hard_from - 1)


def test_steps_ascend_and_below_the_first_there_is_nothing() -> None:
    for name, weight in WEIGHTS.items():
        assert list(weight.steps) == sorted(weight.steps)
        assert points(WEIGHTS, name, weight.steps[0][0] - 0.01) == 0


def test_every_weight_belongs_to_a_sign() -> None:
    source = "".join(map(inspect.getsource, (signs, text_signs)))
    for name in WEIGHTS:
        assert re.search(rf'"{name}"', source), name
