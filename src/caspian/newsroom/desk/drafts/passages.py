"""Comments on passages find their line when the form is opened again.

A comment says where it begins and ends in a line, and names the line by a key of the editor. Such
keys are new with each form; so a text gives its lines the same ones each time, by their number.
"""

import json
import re
from collections.abc import Iterable, Iterator
from itertools import count
from typing import Any

LINE = re.compile(r"<(p|li|h[1-6]|blockquote)>")
DRAFT = '{"blocks":'
"""what the field of a text begins with when an editor sends it"""


def with_keys(html: str) -> str:
    """Return a stored text whose lines have the keys by which comments know them."""
    number = count()
    return LINE.sub(lambda tag: f'<{tag[1]} data-block-key="{_key(next(number))}">', html)


class KeepsPassages:
    """A form with texts, and comments on them: what it stores names lines by their number."""

    data: Any
    formsets: dict[str, Any]

    def is_valid(self) -> bool:
        """Return whether all of it is valid; the comments know their lines from then on."""
        valid = bool(super().is_valid())  # type: ignore[misc]  # of the form it is mixed into
        if valid and "comments" in getattr(self, "formsets", {}):
            keys = dict(_keys_in(self.data.values()))
            for one in self.formsets["comments"].forms:
                one.instance.position = _renamed(one.instance.position, keys)
        return valid


def _key(number: int) -> str:
    return f"line{number}"


def _keys_in(fields: Iterable[Any]) -> Iterator[tuple[str, str]]:
    """Yield each key that an editor gave a line, and the one it has when the form opens again."""
    for field in fields:
        if not (isinstance(field, str) and field.startswith(DRAFT)):
            continue
        try:
            lines = json.loads(field)["blocks"]
        except ValueError:
            continue
        for number, line in enumerate(lines):
            # A key of ours stands in every text: it says nothing of which one.
            if not str(line["key"]).startswith(_key(0)[:-1]):
                yield str(line["key"]), _key(number)


def _renamed(position: str, keys: dict[str, str]) -> str:
    try:
        places = json.loads(position or "null")
    except ValueError:
        return position
    if not isinstance(places, list):
        return position
    named = [{**one, "key": keys.get(one.get("key"), one.get("key"))} for one in places]
    return json.dumps(named, separators=(",", ":"))
