"""Blocks made up by chance: each that there is, in many scripts, with odd letters and links."""

import random
from typing import Any
from uuid import UUID

from caspian.newsroom.models import Article, Attachment, Home, Picture, Section, Topic

WORDS = (
    "The ferry leaves when it is full", "Паром отходит, когда полон", "ბორანი გადის",
    "Լաստանավը մեկնում է", "Bərə dolanda yola düşür", "Пароммен бару", "کشتی پر شد و رفت",
    "רכבת", "渡轮满员即开", "]]> <b>&amp;", "e\u0301 \u200f\u202e bidi", "\U0001f6a2\U0001f1e6",
    "tab\there", "\u2028line", "“quotes” 'and' \"more\"", "a" * 70,
)  # fmt: skip
Stream = list[dict[str, Any]]


class MadeUpBlocks:
    """What the blocks of a made-up paper are filled with."""

    chance: random.Random
    articles: list[Article]
    sections: list[Section]
    topics: list[Topic]
    places: list[Any]
    pictures: list[Picture]
    attachments: list[Attachment]

    def words(self, longest: int = 60) -> str:
        """Return some words in some script."""
        some = " ".join(self.chance.choices(WORDS, k=self.chance.randint(1, 3)))
        return some[:longest].strip() or "x"

    def uuid(self) -> str:
        """Return an id for a block."""
        return str(UUID(int=self.chance.getrandbits(128)))

    def body(self) -> Stream:
        """Return each block once, in any order."""
        blocks = [
            {"type": name, "value": value, "id": self.uuid()}
            for name, value in self._values().items()
        ]
        self.chance.shuffle(blocks)
        return blocks

    def _values(self) -> dict[str, Any]:
        picture = {
            "image": self.chance.choice(self.pictures).pk, "alt": self.words(),
            "caption": self.words(), "credit": "",
        }  # fmt: skip
        attachment = self.chance.choice(self.attachments).pk
        return {
            "paragraph": self._rich(),
            "heading": self.words(),
            "image": picture,
            "gallery": {"title": self.words(), "pictures": self._items(picture, picture)},
            "quote": {"text": self.words(), "attribution": self.words()},
            "pull_quote": self.words(),
            "list": {"style": "bullets", "items": self._items(self._rich(), self._rich())},
            "table": {
                "columns": [{"type": "text", "heading": self.words()}],
                "rows": [{"values": [self.words()]}],
                "caption": "",
            },
            "chart": {"kind": "bar", "title": self.words(), "data": "\tA\nB\t1", "unit": "%"},
            "map": {
                "places": self._items(
                    {"place": self.chance.choice(self.places).pk, "emphasised": True}
                )
            },
            "explainer": {"title": self.words(), "text": self._rich()},
            "timeline": {
                "title": "",
                "entries": self._items({"when": "2006", "text": self._rich()}),
            },
            "notes": {"notes": self._items(self._rich())},
            "document": {"document": attachment, "title": self.words()},
            "embed": {"url": "https://example.org/?a=1&b=<", "title": self.words(), "source": ""},
            "divider": None,
        }

    def _items(self, *values: Any) -> Stream:
        return [{"type": "item", "value": value, "id": self.uuid()} for value in values]

    def _rich(self) -> str:
        pages = [one.pk for one in self.articles] or [Home.objects.order_by("pk")[0].pk]
        links = [
            f'<a linktype="page" id="{self.chance.choice([*pages, 99_999_999])}">a page</a>',
            f'<a linktype="document" id="{self.attachments[0].pk}">a file</a>',
            '<a href="https://example.org/?a=b&amp;c=d">elsewhere</a>',
        ]
        text = self.words().replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        return f"<p>{text} <b>{text}</b> {self.chance.choice(links)}</p>"

    def _front(self, article: Article) -> Stream:
        pks = self._items(*(one.pk for one in self.articles[:2]))
        values: dict[str, Any] = {
            "lead": {"article": article.pk, "related": pks},
            "package": {"title": self.words(), "articles": pks},
            "picture_story": {"article": self.articles[0].pk, "look": "dark"},
            "perspectives": {"articles": []},
            "must_read": None,
            "latest_stories": {"title": "", "number": 8},
            "section_strip": {"section": self.sections[0].pk},
            "topic_strip": {"topic": self.topics[0].pk},
            "place_strip": {"place": self.places[0].pk},
        }
        return [{"type": name, "value": value, "id": self.uuid()} for name, value in values.items()]
