"""A paper with all that can leave: each language, each block, each state, and odd letters."""

import datetime as dt
import json
from typing import Any

from django.core.files.base import ContentFile
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, PageViewRestriction

from caspian.comments.models import Comment
from caspian.common.languages import KNOWN
from caspian.dossiers.models import PlaceName
from caspian.newsroom.founding import add_home
from caspian.newsroom.models import (
    Article,
    Attachment,
    Byline,
    Home,
    Information,
    Picture,
    Section,
    TopicName,
    Withdrawn,
)
from caspian.newsroom.renditions import prepare
from tests.cast import Cast

ODD = "bell\x07 ]]> 🚢 \u202eגשר\u202c AT&T &amp; <b>bold</b> [gallery] “q”"
"""control characters, the end of CDATA, beyond the first plane, right to left, markup, shortcode"""
PLAIN = ODD.replace("\x07", "")
"""what must come out of it"""
RICH = f"<p>{ODD.replace('&', '&amp;').replace('<', '&lt;').replace('>', '&gt;')}</p>"
LONG = "Паром " * 50
WORDS = dict(KNOWN)


class OddPaper:
    """Everything that can leave, made beside the cast."""

    def __init__(self, cast: Cast) -> None:
        self.cast = cast
        self.picture = self._picture()
        self.file = Attachment(title="Timetable", file=ContentFile(b"%PDF", name="расписание.pdf"))
        self.file.save()
        self.user = cast.reporter()
        cast.aysel.user, cast.aysel.portrait = self.user, self.picture
        cast.aysel.save()
        TopicName.objects.create(topic=cast.sea, language="fa", name="دریا")
        PlaceName.objects.create(place=cast.baku, language="az", name="Bakı")
        self.hidden = cast.draft("Not out yet")
        self.linked = cast.published("The ferry", days_ago=9)
        self.whole = self._whole()
        self.translations = [self._translation(code) for code, _ in KNOWN if code != "en"]
        self._others()
        self._comments()

    def public(self) -> int:
        """Return how many articles readers see, without those that only repeat another."""
        return Article.objects.public().filter(alias_of=None).count()

    def _picture(self) -> Picture:
        picture = self.cast.picture()
        prepare(picture)
        return picture

    def blocks(self) -> list[dict[str, Any]]:
        """Return each block that there is, once."""
        image = {"image": self.picture.pk, "alt": "", "caption": ODD, "credit": ""}
        link = f'<a linktype="page" id="{self.linked.pk}">out</a>'
        lost = f'<a linktype="page" id="{self.hidden.pk}">hidden</a>'
        file = f'<a linktype="document" id="{self.file.pk}">a file</a>'
        values: dict[str, Any] = {
            "paragraph": f"{RICH}<p>one[^1] {link} {lost} {file}\nnext line</p>",
            "heading": ODD,
            "image": image,
            "gallery": {"title": "Gallery", "pictures": [image, image]},
            "quote": {"text": f"{ODD}\n\nsecond", "attribution": "Somebody"},
            "pull_quote": ODD,
            "list": {"style": "numbers", "items": [RICH, "<p>two</p>"]},
            "table": {
                "columns": [{"type": "text", "heading": "Head"}, {"type": "text", "heading": ""}],
                "rows": [{"values": [ODD, "2"]}, {"values": ["short"]}],
                "caption": "Caption of the table",
            },
            "chart": {
                "kind": "bar", "title": "Chart", "data": "\tA\nB\t1234", "unit": "tonnes",
                "source": "World Bank", "note": "A note",
            },
            "map": {"title": "Map", "places": [{"place": self.cast.baku.pk}]},
            "explainer": {"title": "Explained", "text": RICH},
            "timeline": {"title": "Times", "entries": [{"when": "May 2006", "text": RICH}]},
            "notes": {"notes": ["<p>the note</p>"]},
            "document": {"document": self.file.pk, "title": ""},
            "embed": {"url": "https://example.org/?a=1&b=2", "title": "Video", "source": "Tube"},
            "divider": None,
        }  # fmt: skip
        return [{"type": kind, "value": value} for kind, value in values.items()]

    def _whole(self) -> Article:
        article = self.cast.published(
            "Whole", slug="whole", standfirst=ODD, body=json.dumps(self.blocks()),
            topics=(self.cast.sea, self.cast.ports), places=(self.cast.baku,),
            by=(self.cast.aysel, self.cast.davit), lead_picture=self.picture,
            lead_caption="Lead caption", dateline=self.cast.aktau, kind="analysis",
        )  # fmt: skip
        Byline.objects.create(
            article=article, contributor=self.cast.davit, role="photographs", sort_order=9
        )
        return self._titled(article, ODD)

    def _translation(self, code: str) -> Article:
        home = add_home(code)
        section = Section(
            title=WORDS[code], slug=f"politics-{WORDS[code].lower()}"[:20], locale=home.locale,
            live=True, translation_key=self.cast.politics.translation_key,
        )  # fmt: skip
        Home.objects.get(pk=home.pk).add_child(instance=section)
        article = Article(
            title=WORDS[code], slug="whole", locale=home.locale, live=True, standfirst=LONG,
            translation_key=self.whole.translation_key, published_at=self.whole.published_at,
            first_published_at=self.whole.published_at, body=json.dumps(self.blocks()),
        )  # fmt: skip
        article.topics.set([self.cast.sea])
        article.places.set([self.cast.baku])
        article.bylines.set([Byline(contributor=self.cast.davit)])
        Section.objects.get(pk=section.pk).add_child(instance=article)
        return self._titled(article, f"{WORDS[code]} {LONG}"[:300])

    @staticmethod
    def _titled(article: Article, title: str) -> Article:
        # Behind the form's back, as a script would: it is longer than the form takes.
        Article.objects.filter(pk=article.pk).update(title=title)
        return Article.objects.get(pk=article.pk)

    def _others(self) -> None:
        cast, now = self.cast, timezone.now()
        cast.published("Twice", slug="twice-1")
        twin = cast.published("twice!", slug="twice-2")
        first = Article.objects.get(slug="twice-1")
        Article.objects.filter(pk=twin.pk).update(published_at=first.published_at)
        section = Section.objects.get(pk=cast.culture.pk)
        Article.objects.get(pk=self.linked.pk).create_alias(parent=section, update_slug="again")
        planned = cast.draft("Planned", go_live_at=now + dt.timedelta(days=2))
        planned.get_latest_revision().publish()
        taken = cast.published("Taken back", slug="taken-back")
        taken.unpublish()
        locked = cast.published("Behind a password")
        PageViewRestriction.objects.create(page=Page.objects.get(pk=locked.pk), password="x")
        edited = cast.draft("First title", slug="edited")
        edited.title = "Second title"
        edited.save_revision()
        home = Home.objects.get(slug="en")
        about = Information(
            title="About", slug="about", locale=home.locale, live=True,
            body=json.dumps([{"type": "paragraph", "value": RICH}]), first_published_at=now,
        )  # fmt: skip
        home.add_child(instance=about)
        Redirect.objects.create(old_path="/en/old", redirect_page=self.linked)
        Redirect.objects.create(old_path="/en/to-draft", redirect_page=self.hidden)
        Redirect.objects.create(old_path="/старое", redirect_link="https://example.org/")
        Withdrawn.objects.get_or_create(path=taken.url_path)

    def _comments(self) -> None:
        states = ("approved", "held", "rejected", "withdrawn")
        marks = {"address_mark": "secret-a", "email_mark": "secret-e", "network_mark": "secret-n"}
        rows = [
            Comment.objects.create(
                article=self.whole, name=ODD[:60], text=f"{state} {ODD}\nline", state=state,
                posted_at=timezone.now() - dt.timedelta(hours=hours), **marks,
            )
            for hours, state in enumerate(states)
        ]  # fmt: skip
        later = Comment.objects.create(
            article=self.whole, name="Later", text="what it answers", state="approved",
            posted_at=timezone.now() - dt.timedelta(hours=9), written_by=self.user,
        )  # fmt: skip
        # Brought in from elsewhere, an answer may have the lower number.
        Comment.objects.filter(pk=rows[0].pk).update(parent=later)
        Comment.objects.create(
            article=self.whole, name="To nothing", text="its parent was rejected",
            state="approved", posted_at=timezone.now(), parent=rows[2],
        )  # fmt: skip
