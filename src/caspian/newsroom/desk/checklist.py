from typing import Any

from django.forms import CheckboxSelectMultiple


class Checklist(CheckboxSelectMultiple):
    """Checkboxes that can be found by typing, with what is chosen above them.

    For lists of some hundreds, such as topics; without the script it is a list to scroll.
    """

    template_name = "newsroom/desk/checklist.html"

    def __init__(self, things: str = "", attrs: Any = None, choices: Any = ()) -> None:
        """Take the word for what is chosen from, in the plural."""
        super().__init__(attrs, choices)
        self.things = things

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(name, value, attrs)
        context["widget"]["things"] = self.things
        return context
