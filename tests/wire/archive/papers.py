"""Papers made up by chance: every block, many scripts, and all that befalls an article."""

import datetime as dt
import json
import random
from io import BytesIO
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.images import ImageFile
from django.utils import timezone
from PIL import Image
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Locale, Page

from caspian.comments.models import BroughtIn, Comment, Commenter, Decision, HouseRule
from caspian.dossiers.models import Place, PlaceName
from caspian.newsroom.founding import add_home
from caspian.newsroom.merge.merge import merge
from caspian.newsroom.models import (
    ArchivePage,
    Article,
    Attachment,
    BreakingNews,
    Byline,
    Contributor,
    CrawlerSettings,
    Home,
    ImportRecord,
    Information,
    KeyArticle,
    Picture,
    Publication,
    PublicationText,
    Section,
    SocialAddress,
    Topic,
    TopicName,
    User,
    ViewTally,
)
from caspian.newsroom.relist import relist_everything
from caspian.search.models import Promotion
from tests.wire.archive.paper_blocks import MadeUpBlocks

LANGUAGES = ("ru", "az", "fa")


class MadeUpPaper(MadeUpBlocks):
    """A paper by chance: the same for the same number."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.now = timezone.now() - dt.timedelta(days=3)
        self.articles: list[Article] = []
        self.user = User.objects.create(username=f"someone-{seed}")
        self._files(seed)
        self._filing()
        self._tree()
        for number in range(self.chance.randint(6, 12)):
            self._article(number)
        self._befall()
        self._around()
        self._readers()

    def moment(self) -> dt.datetime:
        """Return a moment of the last weeks; some are the same."""
        hours = self.chance.choice((1, 1, 5, 300))
        return self.now - dt.timedelta(hours=hours, microseconds=self.chance.choice((0, 123456)))

    def _files(self, seed: int) -> None:
        self.pictures, self.attachments = [], []
        for number in range(3):
            data = BytesIO()
            Image.new("RGB", (8 + number // 2, 8), "#cfe0e4").save(data, "PNG")  # two are equal
            picture = Picture(
                title=self.words(),
                description=self.words(),
                credit=self.words(),
                focal_point_x=self.chance.choice((None, 4)),
                file=ImageFile(BytesIO(data.getvalue()), name=f"Паром {number}.png"),
            )
            picture.save()
            picture.tags.add(*self.chance.sample(["море", "ship", "two words"], k=2))
            self.pictures.append(picture)
            attachment = Attachment(
                title=self.words(), file=ContentFile(b"%d" % (number // 2), name="report.pdf")
            )
            attachment.save()
            self.attachments.append(attachment)
        lost = self.pictures[-1]
        if seed % 3 == 0:
            lost.file.storage.delete(lost.file.name)

    def _filing(self) -> None:
        self.topics = [
            Topic.objects.create(
                name=f"{self.words(40)} {n}", slug=f"topic-{n}", code="medtop:06000000"
            )
            for n in range(4)
        ]
        TopicName.objects.create(topic=self.topics[0], language="ru", name=self.words())
        self.places = [
            Place.objects.create(
                name=f"{self.words(40)} {n}", slug=f"place-{n}", country="AZ",
                latitude=self.chance.uniform(-90, 90), longitude=self.chance.uniform(-180, 180),
            )
            for n in range(3)
        ]  # fmt: skip
        PlaceName.objects.create(place=self.places[1], language="fa", name=self.words())
        self.people = [
            Contributor.objects.create(
                name=self.words(), slug=f"person-{n}", about=self.words(),
                portrait=self.chance.choice((None, *self.pictures)),
            )
            for n in range(3)
        ]  # fmt: skip
        self.people[0].user = self.user
        self.people[0].save()

    def _tree(self) -> None:
        codes = self.chance.sample(LANGUAGES, k=self.chance.randint(1, 3))
        self.homes = [Home.objects.get(slug="en"), *(add_home(code) for code in codes)]
        self.sections = []
        for home in self.homes:
            for number in range(2):
                section = Section(
                    title=self.words(), slug=f"section-{number}", about=self.words(),
                    locale=home.locale, live=False,
                )  # fmt: skip
                Home.objects.get(pk=home.pk).add_child(instance=section)
                section.save_revision().publish()
                self.sections.append(Section.objects.get(pk=section.pk))
            page = Information(
                title="About", slug="about", locale=home.locale, body=json.dumps(self.body())
            )
            Home.objects.get(pk=home.pk).add_child(instance=page)

    def _article(self, number: int) -> None:
        section = self.chance.choice(self.sections)
        article = Article(
            title=self.words(),
            slug=f"паром-{number}" if number % 2 else f"ferry-{number}",
            locale=section.locale,
            live=False,
            kind=self.chance.choice(Article.Kind.values),
            standfirst=self.words(),
            body=json.dumps(self.body()),
            dateline=self.chance.choice((None, *self.places)),
            lead_picture=self.chance.choice((None, *self.pictures)),
            published_at=self.moment(),
            takes_comments=self.chance.random() < 0.5,
        )
        article.topics.set(self.chance.sample(self.topics, k=2))
        article.places.set(self.chance.sample(self.places, k=self.chance.randint(0, 2)))
        article.bylines.set(
            [
                Byline(sort_order=order, contributor=who, role=self.chance.choice(("by", "with")))
                for order, who in enumerate(self.chance.sample(self.people, k=2))
            ]
        )
        Section.objects.get(pk=section.pk).add_child(instance=article)
        article.save_revision().publish()
        self.articles.append(Article.objects.get(pk=article.pk))

    def _befall(self) -> None:
        """Let happen to articles what happens to articles."""
        befalls = [self._edited, self._scheduled, self._withdrawn, self._deleted, self._moved]
        for befall, article in zip(befalls, self.chance.sample(self.articles, k=5), strict=True):
            befall(Article.objects.get(pk=article.pk))
        self.articles = list(Article.objects.order_by("pk"))
        self._translated()
        merge(self.topics[3], into=self.topics[0], by=self.user)
        self.topics.pop()
        for order, article in enumerate(self.chance.sample(self.articles, k=2)):
            KeyArticle.objects.create(topic=self.topics[1], article=article, sort_order=order)

    def _edited(self, article: Article) -> None:
        article.title = self.words()
        article.body = json.dumps(self.body())  # type: ignore[assignment]
        article.topics.set([self.topics[1]])
        article.save_revision(user=self.user)

    def _scheduled(self, article: Article) -> None:
        article.title, article.go_live_at = self.words(), timezone.now() + dt.timedelta(days=2)
        article.save_revision().publish()

    def _withdrawn(self, article: Article) -> None:
        article.unpublish()

    def _deleted(self, article: Article) -> None:
        article.delete()

    def _moved(self, article: Article) -> None:
        target = next(one for one in self.sections if one.pk != article.get_parent().pk)
        article.slug = "moved"
        article.save_revision().publish()
        Article.objects.get(pk=article.pk).move(Page.objects.get(pk=target.pk), pos="last-child")

    def _translated(self) -> None:
        article = self.chance.choice(self.articles)
        other = Locale.objects.exclude(pk=article.locale_id).order_by("pk").first()
        home = next(one for one in self.homes if other and one.locale_id == other.pk)
        section = Section.objects.child_of(Home.objects.get(pk=home.pk)).first()
        assert section
        copies = (
            article.create_alias(parent=section, update_slug="alias"),
            article.copy(
                to=section, update_attrs={"slug": "copy", "locale": other},
                reset_translation_key=False,
            ),
        )  # fmt: skip
        self.articles += [Article.objects.get(pk=copy.pk) for copy in copies]

    def _around(self) -> None:
        article = Article.objects.public().order_by("pk")[0]
        home = Home.objects.get(slug="en")
        home.front = json.dumps(self._front(article))
        home.save_revision().publish()
        paper = Publication.load()
        paper.name, paper.city = self.words(), self.places[0]
        paper.save()
        PublicationText.objects.create(publication=paper, language="ru", name="П", about="о")
        CrawlerSettings.objects.create(
            may_train=True,
            robots="User-agent: SlowBot\nCrawl-delay: 10",
            trust="social=https://a.example/",
        )
        SocialAddress.objects.create(publication=paper, name="T", address="https://example.org/")
        BreakingNews.objects.create(
            language="en", words=self.words(), article=article, since=self.now,
            until=self.now + dt.timedelta(hours=3), set_by=self.user,
        )  # fmt: skip
        Redirect.objects.create(old_path="/old", redirect_page=article, is_permanent=False)
        Redirect.objects.create(old_path="/старое", redirect_link="https://example.org/")
        Promotion.objects.create(words="ferry", language="en", article=article)
        ImportRecord.objects.create(
            article=article, kind="saved-page", fingerprint="f", note=self.words()
        )
        for span, hour in enumerate((5, 6, 7)):
            ViewTally.objects.create(
                article=article, hour=self.now.replace(hour=hour, microsecond=0), span=span, count=9
            )
        relist_everything()
        self._archive_pages(article)

    def _archive_pages(self, article: Any) -> None:
        section = f"section:en:{article.get_parent().pk}"
        keys = ("latest:en:", section, f"topic:ru:{self.topics[0].pk}", "topic:en:99999999")
        for number, key in enumerate(keys):
            ArchivePage.objects.create(
                list=key, number=1, published_at=article.published_at, newest=article.pk + number
            )
            ArchivePage.objects.create(list=key, number=2, published_at=self.now, newest=99_999_999)

    def _readers(self) -> None:
        rule = HouseRule.objects.order_by("pk")[0]
        readers = [
            Commenter.objects.create(key=f"secret-{n}", name=self.words(), first_at=self.now)
            for n in range(3)
        ]
        for number in range(12):
            article = self.chance.choice(self.articles)
            tops = Comment.objects.filter(article=article, parent=None)
            state = self.chance.choice(Comment.State.values)
            comment = Comment.objects.create(
                article=article,
                parent=self.chance.choice((None, tops.first())),
                commenter=self.chance.choice((None, *readers)),
                written_by=self.user if number == 5 else None,
                name=self.words(), text=self.words(), state=state, posted_at=self.moment(),
                rule=rule if state == "rejected" else None,
                score=self.chance.random(), signs=[{"name": "links", "points": 1.5, "words": "x"}],
                address_mark="mark-a", network_mark="mark-n", email_mark="mark-e",
            )  # fmt: skip
            Decision.objects.create(
                comment=comment, by=self.chance.choice((None, self.user)), at=self.now,
                before="", after=state, rule=rule, why=self.words(), batch="b",
            )  # fmt: skip
            if number % 4 == 0:
                BroughtIn.objects.create(article=article, key=f"wp:{number}", comment=comment)
