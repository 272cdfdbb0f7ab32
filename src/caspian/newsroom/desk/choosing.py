"""Choosing several contributors at once: all of a newsroom's on one list, in the order of ticks."""

from typing import Any

from wagtail.snippets.views.chooser import SnippetChooserViewSet, SnippetChosenMultipleView

PER_PAGE = 100
"""so many names that most newsrooms never turn the page"""


class ChosenInOrder(SnippetChosenMultipleView):
    """What was ticked, in that order: the first byline is the first name that was chosen."""

    def get_objects(self, pks: list[str]) -> list[Any]:
        """Return the records; an id that is none is left out."""
        wanted = [int(pk) for pk in pks if pk.isascii() and pk.isdecimal()]
        found = self.model_class.objects.in_bulk(wanted)
        return [found[pk] for pk in dict.fromkeys(wanted) if pk in found]


class ContributorChooser(SnippetChooserViewSet):
    """The dialog with names for bylines."""

    chosen_multiple_view_class = ChosenInOrder
