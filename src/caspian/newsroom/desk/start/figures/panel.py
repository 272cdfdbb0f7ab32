"""The figures on the start page."""

import datetime as dt
from collections.abc import Callable
from typing import Any

from django.utils import timezone
from wagtail.admin.ui.components import Component

from caspian.newsroom.desk.start.figures.figure import Figure
from caspian.newsroom.desk.start.figures.lateness import lateness
from caspian.newsroom.desk.start.figures.published import published
from caspian.newsroom.desk.start.figures.read_now import read_now
from caspian.newsroom.desk.start.figures.release import release

Maker = Callable[[Any, dt.datetime], Figure | None]
"""returns a figure for a user at a moment, None where it doesn't concern them"""


class FiguresPanel(Component):
    """What the paper does, in numbers; rooms upstairs add figures of their own."""

    order, stands = 45, "figures"
    template_name = "newsroom/desk/start/figures.html"

    def __init__(self) -> None:
        self.makers: list[tuple[int, Maker]] = [
            (10, published),
            (20, read_now),
            (40, release),
            (50, lateness),
        ]

    def add(self, maker: Maker, *, order: int) -> None:
        """Add a figure among the others: the newsroom's own have 10, 20, 40 and 50."""
        self.makers.append((order, maker))

    def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
        """Return the figures that concern the user."""
        user, now = parent_context["request"].user, timezone.now()
        made = [maker(user, now) for _, maker in sorted(self.makers, key=lambda one: one[0])]
        return {"figures": [figure for figure in made if figure is not None]}
