"""Makes a card of an address: what its site says of it is fetched once, and kept with us."""

import re
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import urlsplit

from django.utils.translation import gettext

from caspian.common.text import web_address
from caspian.formats.embeds.read import EmbedCard, of_oembed, of_page
from caspian.formats.embeds.sites import question, site_of
from caspian.newsroom.desk.pasting.pictures import take
from caspian.newsroom.desk.pasting.state import Raw, raw_block
from caspian.newsroom.desk.pasting.words import REFUSALS
from caspian.newsroom.safe_fetch import NotFetched, fetch

LARGEST_PAGE, LARGEST_ANSWER, LARGEST_PICTURE = 3 << 20, 1 << 20, 10 << 20
_JSON = ("application/json", "text/javascript", "application/javascript", "text/json")
_PAGE = ("text/html", "application/xhtml+xml")


def embed_of(address: str, user: Any) -> tuple[Raw | None, list[str]]:
    """Return the block of an address, and what is to be said; None where it is none of the web."""
    address = web_address(address)
    if not address:
        return None, [gettext("This is no address of the web.")]
    said: list[str] = []
    try:
        card = card_of(address)
    except NotFetched as bad:
        card = EmbedCard()
        told = gettext("{why} Write by hand what it is called.")
        said.append(told.format(why=REFUSALS[bad.why]))
    source = card.source or site_of(address).name
    value: Raw = {"url": address, "title": card.title, "author": card.author, "source": source}
    value["image"] = _picture(card, source, user, said)
    return raw_block("embed", value), said


def card_of(address: str) -> EmbedCard:
    """Return what the site of an address says of it. Raises NotFetched where it says nothing."""
    site = site_of(address)
    card, failure = EmbedCard(source=site.name if site.endpoint else ""), None
    if site.endpoint:
        try:
            card = card.filled_from(_asked(question(site.endpoint, address)))
        except NotFetched as bad:
            failure = bad
    if card.title and card.picture:
        return card
    try:
        page = fetch(address, kinds=_PAGE, largest=LARGEST_PAGE)
        of_itself, endpoint = of_page(page.data, page.address)
        if endpoint and not card.title:
            card = card.filled_from(_asked(endpoint))
        card = card.filled_from(of_itself)
    except NotFetched as bad:
        failure = bad
    if not card.title and failure:
        raise failure
    return card


def _asked(endpoint: str) -> EmbedCard:
    answer = fetch(endpoint, kinds=_JSON, largest=LARGEST_ANSWER)
    return of_oembed(answer.data, answer.address)


def _picture(card: EmbedCard, source: str, user: Any, said: list[str]) -> int | None:
    if not card.picture:
        return None
    try:
        found = fetch(card.picture, kinds=("image/",), largest=LARGEST_PICTURE)
    except NotFetched as bad:
        said.append(gettext("Its picture was not taken. {why}").format(why=REFUSALS[bad.why]))
        return None
    # Addresses of pictures end in anything; the form asks for an ending that it knows.
    name = PurePosixPath(urlsplit(found.address).path).stem or "embed"
    name = re.sub(r"[^\w-]", "-", name)[:60]
    kind = found.kind.removeprefix("image/").split("+")[0]
    credit = ", ".join(filter(None, (card.author, source)))
    taken = take(user, f"{name}.{kind}", found.data, title=card.title, credit=credit)
    if taken.picture is None:
        said.append(taken.said)
    return taken.picture.pk if taken.picture else None
