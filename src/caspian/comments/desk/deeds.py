"""What is done about comments besides deciding on them, as Wagtail's log names it."""

from typing import Any

ACTIONS = {
    "comments.ban": "Banned",
    "comments.lift": "Lifted a ban",
    "comments.close": "Closed comments",
    "comments.open": "Opened comments",
    "comments.export": "Handed out what is kept of a reader",
    "comments.erase": "Erased what is kept of a reader",
}


def register(actions: Any) -> None:
    """Name the actions to Wagtail, which refuses to log any other."""
    for action, words in ACTIONS.items():
        actions.register_action(action, words, words)
