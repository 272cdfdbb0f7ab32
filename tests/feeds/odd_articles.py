"""Articles as nobody writes them: every block, script and odd character, by number.

An article of a number is the same each time. Each knows its words, in the order of its blocks.
"""

import json
import random
import re
from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from typing import Any

from django.db import connection

from tests.cast import Cast
from tests.common.scripts import NAMES, TEXTS

Block = tuple[str, Any, list[str]]
"""the kind of a block, its value, and its words"""
NEVER = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffd-\uffff]")
ODD = (
    "]]>", "<![CDATA[ not so ]]>", "<script>alert('no')</script>", "</title></item></div>", "&amp;",
    "&lt;b&gt; &#x41; &nbsp;", "AT&T 2 < 3 > 1", "a\x00b\x01c\x08d\x1fe", "x\x7fy\x80z\x9f",
    "line\x0bfeed\x0cpage", "\ufffe\uffff odd", "\u202eright to left\u202c", "\u2066held\u2069",
    "\u200e\u200f\u200d\u200c", "\u2028new\u2029lines", "tab\there\r\nthere", "👩🏽‍🚒🏴󠁧󠁢󠁥󠁮󠁧󠁿🇬🇪",
    "e" + "\u0301" * 40, "{{ said }} {% raw %}", "%s %(name)s {0}", "\\u0041 \\n \\",
    "'quoted' \"so\"",
    "𐍈𝕏\U0001f6a2", "<!-- --> <?xml?>", "javascript:alert(1)", "<p>no paragraph</p>",
    "\u0600\u061c", "\u0085",
)  # fmt: skip
# JSON may hold half of a pair, which no database stores as a text.
HALVES = ("\ud83d half", "half \udea2", "\udea2\ud83d turned")


def read(text: str) -> str:
    """Return a text as any reader of it may give it back: what is no character, and white space."""
    return " ".join(NEVER.sub("", text).split())


@dataclass(frozen=True)
class OddArticle:
    """What is put into an article; the blocks as the database stores them."""

    headline: str
    standfirst: str
    kinds: tuple[str, ...]
    body: list[dict[str, Any]]
    words: tuple[str, ...]

    def put_into(self, pk: int) -> None:
        """Write it over an article in the database, behind Wagtail's back."""
        with connection.cursor() as cursor:
            cursor.execute(
                "UPDATE newsroom_article SET standfirst = %s, body = %s WHERE page_ptr_id = %s",
                [self.standfirst, json.dumps(self.body), pk],
            )
            cursor.execute(
                "UPDATE wagtailcore_page SET title = %s WHERE id = %s", [self.headline, pk]
            )


class Writer:
    """Writes the article of a number; `halves` of pairs cost the page that they stand on."""

    def __init__(self, cast: Cast, document: int, *, halves: bool = True) -> None:
        self._halves = HALVES if halves else ()
        self._picture, self._place, self._document = cast.picture().pk, cast.baku.pk, document
        self._count = 0
        self._chance = random.Random(0)
        self._kinds: dict[str, Callable[[], Block]] = {
            name.removeprefix("_make_"): getattr(self, name)
            for name in dir(self)
            if name.startswith("_make_")
        }

    @property
    def kinds(self) -> list[str]:
        """Return the kinds of blocks that it writes."""
        return sorted(self._kinds)

    def article(self, number: int) -> OddArticle:
        """Return the article of a number."""
        self._chance, self._count = random.Random(number), 0
        kinds = self.kinds
        chosen = [kinds[number % len(kinds)], *self._chance.choices(kinds, k=4)]
        headline = self._text() * 9 if number % 10 == 3 else self._text()
        blocks = [self._kinds[kind]() for kind in chosen]
        return OddArticle(
            headline[:300] if len(headline) > 255 else headline,
            self._text() if number % 4 else "",
            tuple(chosen),
            [
                {"type": kind, "value": value, "id": str(n)}
                for n, (kind, value, _) in enumerate(blocks)
            ],
            tuple(read(word) for _, _, words in blocks for word in words),
        )

    def _text(self, halves: bool = False) -> str:
        """Return a text that says something, were it a word that stands nowhere else."""
        self._count += 1
        pool = (*ODD, *TEXTS, *NAMES.values(), *(self._halves if halves else ()))
        some = self._chance.sample(pool, k=self._chance.randint(1, 4))
        some.insert(self._chance.randint(0, len(some)), f"word{self._count}")
        return self._chance.choice((" ", "")).join(some)

    def _rich(self) -> tuple[str, str]:
        text = self._text()
        # Rich text is HTML: of white space and invisible letters at its ends nothing stays.
        return f"<p><b>{escape(text)}</b></p>", text

    def _make_paragraph(self) -> Block:
        value, text = self._rich()
        return "paragraph", value, [text]

    def _make_heading(self) -> Block:
        text = self._text(halves=True)
        return "heading", text, [text]

    def _make_image(self) -> Block:
        caption, credit = self._text(halves=True), self._text()
        value = {"image": self._picture, "alt": self._text(), "caption": caption, "credit": credit}
        return "image", value, [caption, credit]

    def _make_gallery(self) -> Block:
        title, (_, image, words) = self._text(), self._make_image()
        return "gallery", {"title": title, "pictures": _items(image)}, [title, *words]

    def _make_quote(self) -> Block:
        text, by = self._text(halves=True), self._text()
        return "quote", {"text": text, "attribution": by}, [text, by]

    def _make_pull_quote(self) -> Block:
        return "pull_quote", self._text(), []

    def _make_list(self) -> Block:
        each = [self._rich() for _ in range(3)]
        style = self._chance.choice(("numbers", "bullets"))
        value = {"style": style, "items": _items(*(one for one, _ in each))}
        return "list", value, [text for _, text in each]

    def _make_table(self) -> Block:
        cells = [self._text(halves=True) for _ in range(5)]
        columns = [{"type": "text", "heading": one} for one in cells[1:3]]
        value = {"columns": columns, "rows": [{"values": cells[3:]}], "caption": cells[0]}
        return "table", value, cells

    def _make_chart(self) -> Block:
        title, note = self._text(), self._text()
        value = {
            "kind": "bar", "title": title, "data": "\tShips\nBaku\t3\nAktau\t5", "unit": "",
            "rows_are_series": False, "highlight": "", "source": "", "note": note, "alt": "",
            "size": "across",
        }  # fmt: skip
        return "chart", value, [title, "Aktau", note]

    def _make_map(self) -> Block:
        title, caption = self._text(), self._text()
        spots = _items({"place": self._place, "emphasised": True})
        value = {"title": title, "caption": caption, "alt": "", "close": False, "places": spots}
        return "map", value, [title, caption]

    def _make_explainer(self) -> Block:
        title, (value, text) = self._text(), self._rich()
        return "explainer", {"title": title, "text": value}, [title, text]

    def _make_timeline(self) -> Block:
        title, when, (value, text) = self._text(), self._text(), self._rich()
        entries = _items({"when": when, "text": value})
        return "timeline", {"title": title, "entries": entries}, [title, when, text]

    def _make_notes(self) -> Block:
        value, text = self._rich()
        return "notes", {"notes": _items(value)}, [text]

    def _make_document(self) -> Block:
        title = self._text(halves=True)
        return "document", {"document": self._document, "title": title}, [title]

    def _make_embed(self) -> Block:
        title, source = self._text(), self._text()
        address = f"https://example.org/a?b=1&c={self._count}"
        return "embed", {"url": address, "title": title, "source": source}, [title, source]

    def _make_divider(self) -> Block:
        return "divider", None, []


def _items(*values: Any) -> list[dict[str, Any]]:
    return [{"type": "item", "value": value, "id": str(n)} for n, value in enumerate(values)]
