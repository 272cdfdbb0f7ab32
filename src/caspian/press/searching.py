"""Brings the search index up to date between turns; where that fails, publications go on."""

import logging
import time

from caspian.press.failure import is_of_the_machine
from caspian.search.index import catch_up, is_behind

log = logging.getLogger(__name__)
REST_SECONDS = 60.0
"""after a fault, in which the index is left alone"""
_rested_at = float("-inf")


def search_is_behind() -> bool:
    """Return whether the index waits to be brought up to date, and may be."""
    return time.monotonic() >= _rested_at and is_behind()


def catch_up_search() -> None:
    """Index a portion of what waits; a fault is logged, and tried again after a rest."""
    global _rested_at
    if time.monotonic() < _rested_at:
        return
    try:
        catch_up()
    except Exception as error:
        if is_of_the_machine(error):
            raise
        _rested_at = time.monotonic() + REST_SECONDS
        log.exception("The search index can't be brought up to date; trying again in a minute")
