"""What the press itself is made of: an edition that another press made has to be made again.

A template that changed, a newer library, another public address: no record of the newsroom tells
of them, and all are on every page.
"""

from django.conf import settings

from caspian.edition.state import state_of
from caspian.edition.store import Store
from caspian.press.build import build_id


def is_current(store: Store) -> bool:
    """Return whether an edition was rendered by a press like this one, under the same address."""
    return state_of(store).build == kind()


def kind() -> str:
    """Return what tells this press from any that would make other pages of the same newsroom."""
    return f"{build_id()} {settings.CASPIAN_ADDRESS}"
