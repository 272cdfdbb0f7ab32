"""What the writer of a draft proposes to add: people, places and topics that the paper lacks.

A proposal is kept in the content of its revision, beside what the fields hold: readers see nothing
of it, and whatever becomes of a draft becomes of its proposals too.
"""

from typing import Any

PROPOSED = "proposed"
"""in a revision's content: a list of what is proposed"""
CONTRIBUTOR, PLACE, TOPIC = "contributor", "place", "topic"
KINDS = (CONTRIBUTOR, PLACE, TOPIC)
LONGEST, MOST = 120, 50
"""characters of a name; proposals of one article"""

Proposal = dict[str, str]
"""its `kind`, its `name` as it was typed, and `by`: the username of who proposed it"""


def proposed_of(held: Any) -> list[Proposal]:
    """Return the proposals of a stored or sent list, each once; what is none is left out."""
    found: list[Proposal] = []
    known = set()
    for one in held if isinstance(held, list) else ():
        if not isinstance(one, dict) or one.get("kind") not in KINDS:
            continue
        name, by = (" ".join(str(one.get(field) or "").split()) for field in ("name", "by"))
        key = one["kind"], name.casefold()
        if name and len(name) <= LONGEST and key not in known and len(found) < MOST:
            known.add(key)
            found.append({"kind": one["kind"], "name": name, "by": by[:150]})
    return found
