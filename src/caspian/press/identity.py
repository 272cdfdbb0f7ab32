"""Which build of the press made an edition: one that another build made has to be made again.

A template that changed, a newer library, another public address: no record of the newsroom tells
of them, and all are on every page.
"""

from django.conf import settings

from caspian.edition.state import PressState, state_of
from caspian.edition.store import Store
from caspian.press.build import build_id


def is_current(store: Store) -> bool:
    """Return whether an edition was rendered by this build, for the same public address and hub."""
    return state_of(store).build == this_build()


def is_of_former_build(state: PressState) -> bool:
    """Return whether another build pressed last, under whatever address: it is pressed anew."""
    return state.build.rpartition(" ")[0] != build_id()


def this_build() -> str:
    """Return the id of this build, and the addresses of the paper and its hub that it renders."""
    return f"{build_id()} {settings.CASPIAN_ADDRESS} {settings.CASPIAN_FEED_HUB}".strip()
