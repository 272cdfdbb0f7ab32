"""The cast of the tests: a reporter, two editors, a publisher, and what they write about."""

import datetime as dt
from io import BytesIO
from typing import Any

from django.core.files.images import ImageFile
from django.utils import timezone
from PIL import Image
from wagtail.models import Revision

from caspian.dossiers.models import Place
from caspian.newsroom.accounts import give_account
from caspian.newsroom.checks.door import HeldByChecks
from caspian.newsroom.checks.overrule import overrule
from caspian.newsroom.models import (
    Article,
    Byline,
    Contributor,
    Home,
    Picture,
    Publication,
    Section,
    Topic,
    User,
)
from caspian.newsroom.roles import ensure_section_editors


class Cast:
    """Everyone and everything; made in a founded paper, and nothing of it public but sections."""

    def __init__(self) -> None:
        self.home = Home.objects.get(slug="en")
        self.politics = Section.objects.get(slug="politics")
        self.culture = Section.objects.get(slug="culture")
        self.sea = Topic.objects.get(slug="the-sea")
        self.ports = Topic.objects.get(slug="ports")
        self.baku = Place.objects.get(slug="baku")
        self.aktau = Place.objects.get(slug="aktau")
        self.aysel = Contributor.objects.get(slug="aysel-quliyeva")
        self.davit = Contributor.objects.get(slug="davit-beridze")

    @staticmethod
    def settle() -> None:
        """Make the cast, once for all tests: each finds it as it was."""
        for title in ("Politics", "Culture"):
            new_section(title)
        Topic.objects.create(name="The sea", slug="the-sea", code="medtop:06000000")
        Topic.objects.create(name="Ports", slug="ports", code="medtop:04000000")
        baku = Place.objects.create(
            name="Baku", slug="baku", country="AZ", latitude=40.41, longitude=49.87
        )
        Place.objects.create(
            name="Aktau", slug="aktau", country="KZ", latitude=43.65, longitude=51.2
        )
        Contributor.objects.create(name="Aysel Quliyeva", slug="aysel-quliyeva")
        Contributor.objects.create(name="Davit Beridze", slug="davit-beridze")
        paper = Publication.load()
        paper.city = baku
        paper.save()

    def draft(self, headline: str, *, section: Section | None = None, **fields: Any) -> Article:
        """Return a new article that nobody has published."""
        parent = section or self.politics
        topics, places = fields.pop("topics", ()), fields.pop("places", ())
        by = fields.pop("by", (self.aysel,))
        fields.setdefault("body", [("paragraph", "<p>The ferry leaves when it is full.</p>")])
        article = Article(title=headline, locale=parent.locale, live=False, **fields)
        article.topics.set(topics)
        article.places.set(places)
        article.bylines.set(
            [Byline(sort_order=order, contributor=one) for order, one in enumerate(by)]
        )
        Section.objects.get(pk=parent.pk).add_child(instance=article)
        article.save_revision()
        return article

    def published(self, headline: str, *, days_ago: float = 1, **fields: Any) -> Article:
        """Return a new public article, dated back."""
        moment = timezone.now() - dt.timedelta(days=days_ago)
        article = self.draft(headline, published_at=moment, first_published_at=moment, **fields)
        publish(article.get_latest_revision())
        return Article.objects.get(pk=article.pk)

    def picture(
        self, title: str = "Ships off Baku", size: tuple[int, int] = (1600, 900)
    ) -> Picture:
        """Return a new small picture."""
        data = BytesIO()
        Image.new("RGB", size, "#cfe0e4").save(data, "PNG")
        data.seek(0)
        picture = Picture(
            title=title,
            description="Ships at anchor",
            credit="The cast",
            file=ImageFile(data, name="ships.png"),
        )
        picture.save()
        return picture

    def reporter(self) -> User:
        """Return Rena, who writes and submits."""
        return self._user("rena", "reporter")

    def editor(self, section: Section) -> User:
        """Return Tigran, who edits and publishes in one section."""
        tigran = self._user("tigran", "editor")
        tigran.groups.add(ensure_section_editors(section))
        return tigran

    def publisher(self) -> User:
        """Return Maka, who may do everything."""
        return self._user("maka", "publisher")

    def _user(self, name: str, role: str) -> User:
        give_account(name, role=role)
        return User.objects.get(username=name)


def publish(revision: Revision) -> None:
    """Publish a version, also one that the checks hold: most tests are about something else."""
    try:
        revision.publish()
    except HeldByChecks:
        overrule(revision, by=None, reason="A test publishes what it likes.")
        revision.publish()


def new_section(title: str) -> Section:
    """Return a new public section."""
    home = Home.objects.get(slug="en")
    section = Section(title=title, slug=title.lower(), locale=home.locale, live=False)
    home.add_child(instance=section)
    section.save_revision().publish()
    return Section.objects.get(pk=section.pk)


def republished(article: Article, **changes: Any) -> Article:
    """Return an article after an editor changed and published it."""
    current = article.get_latest_revision_as_object()
    for name, value in changes.items():
        setattr(current, name, value)
    publish(current.save_revision())
    return Article.objects.get(pk=article.pk)
