"""Where the embeddable cards stand: in a folder below their article, as its comments do.

The card of "/en/politics/ferry/" is the page "/en/politics/ferry/embed/". A chart or map of it has
the page "/en/politics/ferry/embed/<id of its block>/" and, for charts and maps, a picture at
"….svg", and the same as a PNG for social networks, "….png". Beside each page, "oembed.json"
describes it. The front reads these addresses, too: this module knows no Django.
"""

import re
from dataclasses import dataclass
from typing import Literal

FOLDER = "embed/"
OEMBED = "oembed.json"
ENDPOINT = "/oembed"
"""where other sites ask for a card by the address of its article (oEmbed 1.0)"""
EMBED_ABSENT = ":embed"
"""how the key of what is shown where no card is ends, as "absent:en:410:embed" does"""
EmbedForm = Literal["page", "oembed", "picture", "thumbnail"]
_FORMS: dict[str, EmbedForm] = {"svg": "picture", "png": "thumbnail"}
# Of blocks with another id, which only a script can have written, there are no cards.
_ID = r"[0-9a-z][0-9a-z-]{0,63}"
_PAGE = r"(?P<page>/[^/]+/[^/]+/[^/]+/)"
_EMBED = re.compile(
    rf"^{_PAGE}embed/(?:(?:(?P<block>{_ID})/)?(?P<oembed>oembed\.json)?|(?P<drawn>{_ID})\.(?P<as>svg|png))$"
)
_IS_PAGE = re.compile(rf"^{_PAGE}$")
_IS_ID = re.compile(rf"^{_ID}$")


@dataclass(frozen=True)
class EmbedAddress:
    """An address taken apart: the path of the article, the id of a block or none, and the form."""

    page: str
    block: str
    form: EmbedForm

    def below(self, page: str) -> str:
        """Return the path of the same card, description or picture of an article at `page`."""
        if self.form == "picture":
            return picture_address(page, self.block)
        if self.form == "thumbnail":
            return thumbnail_address(page, self.block)
        return (oembed_address if self.form == "oembed" else embed_address)(page, self.block)


def embed_address(page: str, block: str = "") -> str:
    """Return the path of the card of an article, or of a chart or map in it."""
    return f"{page}{FOLDER}{block}/" if block else f"{page}{FOLDER}"


def picture_address(page: str, block: str) -> str:
    """Return the path of the picture of a chart or map."""
    return f"{page}{FOLDER}{block}.svg"


def thumbnail_address(page: str, block: str) -> str:
    """Return the path of the same picture as a PNG, of the size that social networks show."""
    return f"{page}{FOLDER}{block}.png"


def oembed_address(page: str, block: str = "") -> str:
    """Return the path of what describes a card."""
    return f"{embed_address(page, block)}{OEMBED}"


def of_article(page: str) -> tuple[str, str]:
    """Return the paths of an article's own card and of what describes it."""
    return embed_address(page), oembed_address(page)


def of_block(page: str, block: str) -> tuple[str, str, str, str]:
    """Return the paths of a chart's or map's card, of what describes it, and of its pictures."""
    return (
        embed_address(page, block),
        oembed_address(page, block),
        picture_address(page, block),
        thumbnail_address(page, block),
    )


def embed_at(path: str) -> EmbedAddress | None:
    """Return an address of a card taken apart, or None for any other path."""
    if f"/{FOLDER}" not in path:
        return None
    found = _EMBED.match(path)
    if found is None:
        return None
    if found["drawn"]:
        return EmbedAddress(found["page"], found["drawn"], _FORMS[found["as"]])
    form: EmbedForm = "oembed" if found["oembed"] else "page"
    return EmbedAddress(found["page"], found["block"] or "", form)


def meant_embed(path: str) -> EmbedAddress | None:
    """Return the same, also where the last slash of a card's own address is missing."""
    return embed_at(path) or (None if path.endswith("/") else embed_at(f"{path}/"))


def is_oembed(path: str) -> bool:
    """Return whether a path is that of the endpoint."""
    return path.rstrip("/") == ENDPOINT


def is_article_path(text: str) -> bool:
    """Return whether a text is a path at which an article may stand."""
    return _IS_PAGE.match(text) is not None


def is_embed_id(text: str) -> bool:
    """Return whether a block of this id can have a card."""
    return _IS_ID.match(text) is not None
