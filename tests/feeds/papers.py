"""A paper of many languages for feeds, and its edition asked as programs ask it."""

import datetime as dt
from urllib.parse import quote, unquote

from django.conf import settings
from django.utils import timezone

from caspian.edition.document import PNG
from caspian.newsroom.founding import add_home
from caspian.newsroom.models import Article, Home, Section
from tests.cast import Cast
from tests.press.editions import Edition

FERRY = "/en/politics/the-ferry/"
NEVER_IN = ("entry:", "sitemap:")
"""how the keys of parts begin, which stand in other documents"""


class Programs:
    """An edition as feed readers and crawlers see it: documents by absolute address."""

    def __init__(self, edition: Edition) -> None:
        self.edition = edition
        self.root = str(settings.CASPIAN_ADDRESS)

    def find(self, address: str) -> bytes | None:
        """Return what stands at an absolute address, whole, or None."""
        path = unquote(address.removeprefix(self.root))
        document = self.edition.document(path)
        if document is None or document.status != 200:
            return None
        coding = "latin-1" if document.media_type == PNG else "utf-8"
        return self.edition.text(path).encode(coding)

    def addresses(self, *endings: str) -> list[str]:
        """Return the absolute addresses of all documents whose path ends in one of some endings."""
        return [
            self.root + quote(key)
            for key in sorted(self.edition.store.keys())
            if key.startswith("/") and key.endswith(endings) and self.edition.status(key) == 200
        ]

    def all(self, *endings: str) -> dict[str, bytes]:
        """Return all documents whose path ends in one of some endings, by address."""
        found = {address: self.find(address) for address in self.addresses(*endings)}
        return {address: data for address, data in found.items() if data is not None}


def section_in(code: str, title: str = "Politics") -> Section:
    """Return a new public section of a language, which the paper gets if it lacks it."""
    home = Home.objects.filter(slug=code).first() or add_home(code)
    section = Section(title=title, locale=home.locale, live=False)
    home.add_child(instance=section)
    section.save_revision().publish()
    return Section.objects.get(pk=section.pk)


def translated(article: Article, section: Section, headline: str) -> Article:
    """Return a public translation of an article, filed in a section."""
    section.translation_key = article.get_parent().translation_key
    section.save()
    copy = article.copy_for_translation(section.locale, copy_parents=True)
    copy.title = headline
    copy.save_revision().publish()
    return Article.objects.get(pk=copy.pk)


def many(cast: Cast, number: int, section: Section | None = None, **fields: object) -> None:
    """Publish some articles, an hour between them, the newest an hour ago."""
    for n in range(number):
        hours = number - n
        cast.published(f"Story {n}", days_ago=hours / 24, section=section, **fields)


def moment(text: str) -> dt.datetime:
    """Return a moment as feeds write it."""
    return dt.datetime.fromisoformat(text)


def soon(hours: float = 1) -> dt.datetime:
    """Return a moment to come."""
    return timezone.now() + dt.timedelta(hours=hours)
