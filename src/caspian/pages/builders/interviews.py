"""Sets the body of an interview by its questions, and that of an explainer by its gist.

Both are written in ordinary blocks. In an interview a paragraph that is bold as a whole is a
question, and so is one that begins with a name in bold and ends with a question mark; a name in
bold before an answer says who speaks, and is shown when that changes. An explainer that begins with
a list of three lines has them as "What to know".
"""

import re
from collections.abc import Iterable
from dataclasses import replace

from markupsafe import Markup

from caspian.pages import blocks

INTERVIEW, EXPLAINER = "interview", "explainer"
LINES = 3
_PIECE = re.compile(r"(<p>.*?</p>|<ul>.*?</ul>|<ol>.*?</ol>)", re.DOTALL)
_ASKED = re.compile(r"<p>\s*<(b|strong)>((?:(?!</?\1>).)+)</\1>\s*</p>", re.DOTALL)
_SAID = re.compile(r"<p>\s*<(b|strong)>([^<:]{1,60})(?::\s*</\1>|</\1>\s*:)\s*(.+)</p>", re.DOTALL)
_ASKS = re.compile(r"[?؟՞]\s*$")
_TAG = re.compile(r"<[^>]*>")


def body_by_kind(kind: str, body: tuple[blocks.Block, ...]) -> tuple[blocks.Block, ...]:
    """Return the body of an article of a kind as it is set on its page."""
    if kind == INTERVIEW:
        return _Interview().set(body)
    first = body[0] if body else None
    if kind == EXPLAINER and isinstance(first, blocks.ItemList) and len(first.items) <= LINES:
        return (blocks.WhatToKnow(first.items), *body[1:])
    return body


class _Interview:
    """What was set so far, and who spoke last."""

    def __init__(self) -> None:
        self.made: list[blocks.Block] = []
        self.speaker = ""
        self.is_open = False
        """whether what comes next may still belong to the last question"""

    def set(self, body: Iterable[blocks.Block]) -> tuple[blocks.Block, ...]:
        for block in body:
            if not isinstance(block, blocks.Paragraph):
                self.made.append(block)
                self.is_open = False
                continue
            for piece in filter(str.strip, _PIECE.split(str(block.html))):
                self._take(piece)
        return tuple(self.made)

    def _take(self, piece: str) -> None:
        if asked := _ASKED.fullmatch(piece):
            self._ask(asked[2])
        elif said := _SAID.fullmatch(piece):
            if _ASKS.search(_TAG.sub("", said[3])):
                self._ask(said[3])
            else:
                self._answer(f"<p>{self._named(said[2])}{said[3]}</p>")
        else:
            self._answer(piece)

    def _ask(self, question: str) -> None:
        self.made.append(blocks.InterviewExchange(Markup(question.strip()), Markup()))
        self.is_open = True

    def _answer(self, piece: str) -> None:
        last = self.made[-1] if self.made and self.is_open else None
        if isinstance(last, blocks.InterviewExchange | blocks.Paragraph):
            self.made[-1] = replace(last, html=last.html + Markup(piece))
        else:
            self.made.append(blocks.Paragraph(Markup(piece)))
            self.is_open = True

    def _named(self, name: str) -> str:
        if name.strip() == self.speaker:
            return ""
        self.speaker = name.strip()
        return f'<b class="speaker">{self.speaker}</b> '
