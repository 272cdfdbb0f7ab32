"""Makes blocks of the body of what was read: as the form of an article takes them."""

import uuid
from collections.abc import Iterable
from html import escape
from typing import Any

from django.utils.translation import gettext

from caspian.formats.pasted.blocks import (
    PastedBlock,
    PastedDivider,
    PastedHeading,
    PastedList,
    PastedNotes,
    PastedParagraph,
    PastedPicture,
    PastedQuote,
    PastedTable,
)
from caspian.newsroom.desk.pasting.pictures import Taken, take
from caspian.newsroom.models import Article

Raw = dict[str, Any]
MOST_CELLS = 600
"""a table of more would keep a browser busy for long, and readers too"""


class BlockMaking:
    """Makes blocks for somebody, and keeps what is to be said of it."""

    def __init__(self, user: Any) -> None:
        self._user = user
        self.said: list[str] = []

    def raw(self, blocks: Iterable[PastedBlock]) -> list[Raw]:
        """Return blocks as the database holds them; the pictures among them are stored."""
        return [made for block in blocks if (made := self._raw(block)) is not None]

    def _raw(self, block: PastedBlock) -> Raw | None:
        match block:
            case PastedParagraph(html):
                return raw_block("paragraph", html if html.startswith("<p>") else f"<p>{html}</p>")
            case PastedHeading(text):
                return raw_block("heading", text)
            case PastedQuote(text, attribution):
                return raw_block("quote", {"text": text, "attribution": attribution})
            case PastedList(is_numbered, items):
                style = "numbers" if is_numbered else "bullets"
                return raw_block("list", {"style": style, "items": _inlines(items)})
            case PastedNotes(notes):
                return raw_block("notes", {"notes": _inlines(notes)})
            case PastedDivider():
                return raw_block("divider", None)
            case PastedTable():
                return self._table(block)
            case PastedPicture():
                return self._picture(block)

    def _table(self, table: PastedTable) -> Raw:
        if table.cells > MOST_CELLS:
            self.said.append(
                gettext(
                    "A table has {cells} cells, where {most} is the most: it was put into the "
                    "text as lines. Make a chart of it, or offer its file for download."
                ).format(cells=f"{table.cells:,}", most=MOST_CELLS)
            )
            rows = [
                row for row in (table.caption.split("\n"), table.header, *table.rows) if any(row)
            ]
            lines = "<br>".join(escape(" · ".join(filter(None, row)), quote=False) for row in rows)
            return raw_block("paragraph", f"<p>{lines}</p>")
        wide = len(table.rows[0])
        heads = table.header or ("",) * wide
        return raw_block(
            "table",
            {
                "caption": table.caption,
                "columns": [{"type": "text", "heading": head} for head in heads],
                "rows": [{"values": list(row)} for row in table.rows],
            },
        )

    def _picture(self, picture: PastedPicture) -> Raw | None:
        name = gettext("pasted picture") + f".{picture.kind.removesuffix('+xml')}"
        taken = take(self._user, name, picture.data, alt=picture.alt, caption=picture.caption)
        if taken.said:
            self.said.append(taken.said)
        return picture_block(taken)


def picture_block(taken: Taken) -> Raw | None:
    """Return the block of a picture; None where it was not taken."""
    return raw_block("image", picture_value(taken)) if taken.picture else None


def picture_value(taken: Taken) -> Raw:
    """Return what the block of a picture holds."""
    return {
        "image": taken.picture.pk,
        # Shown where it can be changed, though the picture's own record says most of it too.
        "alt": taken.words.alt,
        "caption": taken.words.caption,
        "credit": taken.words.credit,
    }


def state(raw: list[Raw]) -> list[Raw]:
    """Return blocks as the scripts of the form take them."""
    body: Any = Article._meta.get_field("body")
    block = body.stream_block
    return list(block.get_form_state(block.to_python(raw)))


def raw_block(kind: str, value: Any) -> Raw:
    """Return a block as the database holds it."""
    return {"type": kind, "value": value, "id": str(uuid.uuid4())}


def _inlines(items: Iterable[str]) -> list[Raw]:
    return [raw_block("item", f"<p>{html}</p>") for html in items]
