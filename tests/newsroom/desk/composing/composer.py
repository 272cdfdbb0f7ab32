"""The composer in a test: what a browser would send, without one."""

import json
import re
from copy import deepcopy
from typing import Any

from django.test import Client

from caspian.newsroom.models import Home

FRONT = "/desk/front-page/en/"
CARD = re.compile(r'data-card="(\d+)" data-of="(\w+)" data-field="(\w*)" data-by="(\w+)"')
State = dict[str, Any]


def state(client: Client) -> State:
    """Return what the composer shows."""
    found: State = client.get(f"{FRONT}state/").json()
    return found


def send(client: Client, base: Any, mine: Any) -> Any:
    """Send what was seen and what came of it."""
    given = {"base": json.dumps(base), "mine": json.dumps(mine)}
    return client.post(f"{FRONT}change/", given)


def placed(seen: State, kind: str, **fields: Any) -> Any:
    """Return a front on which a block of a kind holds something else."""
    front = deepcopy(seen["front"])
    block = next((one for one in front if one["type"] == kind), None)
    if block is None:
        block = {"id": seen["lead"]["id"] if kind == "lead" else f"new-{kind}", "type": kind}
        block["value"] = {}
        front.insert(0, block)
    block["value"] |= fields
    return front


def cards(seen: State) -> list[tuple[int, str, str, str]]:
    """Return the cards of the picture: article, part, field, and who placed it."""
    return [(int(pk), *rest) for pk, *rest in CARD.findall(seen["main"])]


def publish(client: Client, seen: State) -> Any:
    """Publish what was seen."""
    return client.post(f"{FRONT}publish/", {"seen": seen["version"]})


def lead_of_readers() -> Any:
    """Return the article that the public front's lead block names."""
    front = Home.objects.get(slug="en").front.get_prep_value()
    return next((one["value"]["article"] for one in front if one["type"] == "lead"), None)
