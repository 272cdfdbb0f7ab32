"""Finds what is stale: from what changed, and from the time, to the documents to press again."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from caspian.edition.staleness import due, known, made_from
from caspian.edition.store import Store
from caspian.pages.reads.door import Read
from caspian.press.facts import Facts, facts_of, unpacked
from caspian.press.render import fragment_key, is_wide, number
from caspian.press.touched import Touched, touched

BESIDE = ("latest", "must_read")
"""the fragments that stand beside every article, whose content its page must not repeat"""


@dataclass
class Plan:
    """The keys to press, each with the cause, and what is known of each subject from now on."""

    keys: dict[str, str] = field(default_factory=dict)
    facts: dict[str, Facts | None] = field(default_factory=dict)
    touched: set[Read] = field(default_factory=set)
    everything: bool = False


def plan(store: Store, changes: Mapping[str, str], now: dt.datetime) -> Plan:
    """Plan what must be pressed for changes (subject: cause), and for what held only until now."""
    made = Plan()
    for key in sorted(due(store, now)):
        made.keys[key] = "its time had come"
    _follow(store, made, changes)
    codes = {
        code
        for code in (key.split(":")[1] for key in made.keys if key.startswith("fragment:"))
        if any(fragment_key(name, code) in made.keys for name in BESIDE)
    }
    _follow(store, made, {f"beside:{code}": "stands beside or not" for code in sorted(codes)})
    return made


def _follow(store: Store, made: Plan, changes: Mapping[str, str]) -> None:
    subjects = sorted(changes)
    before = {subject: unpacked(text) for subject, text in known(store, subjects).items()}
    after = facts_of(subjects)
    for subject in subjects:
        made.facts[subject] = after.get(subject)
        found = touched(subject, before.get(subject), after.get(subject))
        made.everything |= found.everything
        made.touched |= found.reads
        for key in sorted(keys_of(store, found)):
            made.keys.setdefault(key, changes[subject])


def keys_of(store: Store, found: Touched) -> set[str]:
    """Return the keys of the documents that something touched may have made stale."""
    wide = {one for one in found.reads if is_wide(one)}
    reads: Iterable[int] = (number(one) for one in found.reads - wide)
    return found.paths | made_from(store, reads, (number(one) for one in wide))
