"""Every editorial verb there is, as something that an editor of a state machine can do.

Verbs take small numbers and make the best of them: the newsroom has few articles, sections and
names, so that whatever can collide does. They take the ways that the desk, the background
worker and the command line take: revisions, moves, the named verbs.
"""

import datetime as dt
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Any

from django.utils import timezone
from wagtail.models import Locale, Page, PageViewRestriction

from caspian.dossiers.models import Place, PlaceName
from caspian.newsroom.founding import add_home
from caspian.newsroom.models import (
    Article,
    Byline,
    Contributor,
    CrawlerSettings,
    Home,
    Information,
    Picture,
    Publication,
    Section,
    Topic,
    TopicName,
    Weather,
)
from caspian.newsroom.must_read import pin, rank_views, unpin
from caspian.newsroom.schedule import publish_due
from caspian.newsroom.view_counts import record_views
from caspian.wire.saved_page import ImportRefused, import_saved_page
from tests.cast import Cast, republished
from tests.corrections.writing import corrected
from tests.press.figures import block, figures
from tests.press.front_editors import break_or_end, compose
from tests.press.picture_editors import credit_picture, end_rights
from tests.press.readers_who_write import Comments

HEADLINES = ("The ferry is late", "The sea falls", "A port opens", "Nowruz in Sheki")
SLUGS = ("one", "two", "three", "four", "five")
HOUR = dt.timedelta(hours=1)
SAVED = Path(__file__).parents[1] / "wire" / "saved" / "harbour.txt"


class Newsroom:
    """The newsroom of a state machine; `n` chooses, whatever its size."""

    def __init__(self) -> None:
        self.cast = Cast()
        self.picture: Picture | None = None
        self.comments = Comments()

    def articles(self) -> list[Article]:
        return list(Article.objects.order_by("pk"))

    def article(self, n: int) -> Article | None:
        found = self.articles()
        return found[n % len(found)] if found else None

    def section(self, n: int) -> Section:
        found = list(Section.objects.order_by("pk"))
        return found[n % len(found)]

    def write(self, n: int, m: int, *, publish: bool) -> None:
        """Write an article: `n` says what about, `m` where and how old."""
        topics = [t for bit, t in enumerate((self.cast.sea, self.cast.ports)) if n >> bit & 1]
        places = [p for bit, p in enumerate((self.cast.baku, self.cast.aktau)) if m >> bit & 1]
        draft = self.cast.draft(
            HEADLINES[n % 4],
            section=self.section(m),
            kind=("news", "perspective")[m % 2],
            topics=topics,
            places=places,
            by=((self.cast.aysel,), (self.cast.davit, self.cast.aysel))[n % 2],
            published_at=timezone.now() - HOUR * 20 * m if m % 3 else None,
        )
        if publish:
            draft.get_latest_revision().publish()

    def edit(self, n: int, m: int) -> None:
        """Change an article and publish the change: its words, its kind, what it is filed under."""
        article = self.article(n)
        if article is None:
            return
        other = self.article(n + m + 1)
        link = f'<p>See <a linktype="page" id="{other.pk if other else 0}">this</a>.</p>'
        changes: list[dict[str, Any]] = [
            {"title": HEADLINES[m % 4] + "!"},
            {"standfirst": f"Again {m}.", "change": "update"},
            {"kind": ("news", "perspective", "analysis")[m % 3]},
            {"body": [block("paragraph", link), *figures(n)]},
            {"topics": [self.cast.ports] if m % 2 else []},
            {"places": [self.cast.aktau]},
            {"published_at": timezone.now() - HOUR * 9 * m},
            {"dateline": self.cast.aktau},
            {"bylines": [Byline(contributor=self.cast.davit, role="with")]},
            {"lead_picture": self._picture()},
        ]
        republished(article, **changes[m % len(changes)])

    def correct(self, n: int, m: int) -> None:
        if article := self.article(n):
            corrected(article, kind=("correction", "note")[m % 2], standfirst=f"Again {m % 3}.")

    def draft_a_change(self, n: int) -> None:
        if article := self.article(n):
            article.title = "A draft that nobody may see"
            article.save_revision()

    def publish(self, n: int) -> None:
        if article := self.article(n):
            article.get_latest_revision().publish()

    def unpublish(self, n: int) -> None:
        if article := self.article(n):
            article.unpublish()

    def delete(self, n: int) -> None:
        if article := self.article(n):
            article.delete()

    def move(self, n: int, m: int) -> None:
        article, section = self.article(n), self.section(m)
        if article is None or section.pk == article.get_parent().pk:
            return
        if not section.get_children().filter(slug=article.slug).exists():
            article.move(section, pos="last-child")

    def rename_slug(self, n: int, m: int) -> None:
        article, slug = self.article(n), SLUGS[m % len(SLUGS)]
        if article and not article.get_siblings().filter(slug=slug).exists():
            republished(article, slug=slug)

    def schedule(self, n: int, m: int) -> None:
        if article := self.article(n):
            article.go_live_at = timezone.now() + HOUR * (m + 1)
            article.save_revision().publish()

    def expire(self, n: int, m: int) -> None:
        if article := self.article(n):
            republished(article, expire_at=timezone.now() + HOUR * (m + 1))

    def tick(self) -> None:
        publish_due(timezone.now())

    def pin(self, n: int, m: int) -> None:
        if article := self.article(n):
            pin(article=article, by=None, until=timezone.now() + HOUR * (m + 1))

    def unpin(self, n: int) -> None:
        if article := self.article(n):
            unpin(article=article)

    def break_news(self, n: int, m: int) -> None:
        break_or_end(self.article(n) if n % 3 else None, HEADLINES[m % 4], m)

    def read(self, n: int, m: int) -> None:
        if article := self.article(n):
            record_views({article.pk: m + 1}, timezone.now())
            rank_views(timezone.now())

    def rename(self, n: int, m: int) -> None:
        """Rename a topic, place or contributor, or give it another address."""
        model: Any = (Topic, Place, Contributor)[n % 3]
        record = model.objects.order_by("pk")[m % 2]
        if m % 4 < 2:
            record.name = f"{record.name[:20]} {m}"
        else:
            record.slug = f"{record.slug[:20]}-{m}"
        record.save()

    def name_in_another_language(self, n: int) -> None:
        if n % 2:
            TopicName.objects.update_or_create(
                topic=self.cast.sea, language="az", defaults={"name": f"Dəniz {n}"}
            )
        else:
            PlaceName.objects.update_or_create(
                place=self.cast.baku, language="az", defaults={"name": f"Bakı {n}"}
            )

    def change_section(self, n: int, m: int) -> None:
        section = self.section(n)
        if section.alias_of_id:  # Wagtail keeps it like the section that it mirrors
            return
        taken = section.get_siblings(inclusive=False).filter(slug=f"part-{m}").exists()
        if m % 2 and not taken:
            section.slug = f"part-{m}"
        else:
            section.title = f"Part {m}"
        section.save_revision().publish()

    def reorder_sections(self, n: int) -> None:
        section = self.section(n)
        section.move(section.get_parent(), pos="first-child")

    def add_section(self, n: int) -> None:
        home = Home.objects.order_by("pk")[n % Home.objects.count()]
        if not home.get_children().filter(slug=f"new-{n}").exists():
            section = Section(title=f"New {n}", slug=f"new-{n}", locale=home.locale, live=False)
            home.add_child(instance=section)
            section.save_revision().publish()

    def drop_section(self, n: int) -> None:
        section = self.section(n)
        if Section.objects.count() > 1:
            section.delete()

    def restrict(self, n: int) -> None:
        """Close a section to the public, or open it again."""
        section = self.section(n)
        held = PageViewRestriction.objects.filter(page=section)
        if held.exists():
            held.get().delete()
        else:
            PageViewRestriction.objects.create(page=section, restriction_type="login")

    def settings(self, n: int) -> None:
        paper = Publication.load()
        if n % 4 == 0:
            paper.about = f"About {n}."
        elif n % 4 == 1:
            paper.time_zone = ("Asia/Baku", "Asia/Almaty", "Europe/London")[n % 3]
        elif n % 4 == 2:
            paper.city = (self.cast.baku, None)[n % 2]
        else:
            paper.name = f"The Caspian Times {n}"
        paper.save()

    def tell_crawlers(self, n: int) -> None:
        """Decide what crawlers may do."""
        said = CrawlerSettings.objects.first() or CrawlerSettings()
        said.may_train = bool(n % 2)
        said.security_contact = ("", "mailto:desk@example.org")[n // 2 % 2]
        said.save()

    def weather(self, n: int) -> None:
        now = timezone.now()
        observed = {"temperature_c": n, "observed_at": now, "fetched_at": now}
        Weather.objects.update_or_create(place=self.cast.baku, defaults=observed)

    def compose(self, n: int, m: int) -> None:
        first, second = self.article(n), self.article(m)
        if first and second:
            compose(self.cast, (first.pk, second.pk), self.section(m).pk, n, m)

    def information(self, n: int) -> None:
        """Write, change or take back a page about the paper."""
        slug = ("about", "corrections")[n % 2]
        page = Information.objects.filter(slug=slug).first()
        if page is None:
            page = Information(
                title=slug.title(), slug=slug, locale=self.cast.home.locale, live=False
            )
            Page.objects.get(pk=self.cast.home.pk).add_child(instance=page)
            page.save_revision().publish()
        elif n % 3:
            page.title = f"{slug.title()} {n}"
            page.save_revision().publish()
        else:
            page.unpublish()

    def credit_picture(self, n: int) -> None:
        credit_picture(self._picture(), n)

    def end_rights(self, n: int) -> None:
        end_rights(self._picture(), n)

    def import_page(self, n: int) -> None:
        """Bring a saved page in from elsewhere; the same one twice is one article."""
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "harbour.txt"
            file.write_bytes(SAVED.read_bytes() + b"\n" * (n % 4))
            # A paper may have lost its last English section by now.
            with suppress(ImportRefused):
                import_saved_page(file, publish=bool(n % 2))

    def add_language(self) -> None:
        if not Home.objects.filter(slug="az").exists():
            add_home("az")

    def translate(self, n: int) -> None:
        """Bring an article out in Azerbaijani, if the paper has that edition."""
        article, locale = self.article(n), Locale.objects.filter(language_code="az").first()
        if article is None or locale is None or article.locale_id == locale.pk:
            return
        if not article.has_translation(locale):
            # Its section comes along as an alias of the English one.
            copy = article.copy_for_translation(locale, copy_parents=True)
            copy.save_revision().publish()

    def _picture(self) -> Picture:
        self.picture = self.picture or self.cast.picture()
        return self.picture
