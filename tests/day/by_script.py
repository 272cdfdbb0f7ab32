"""What is done at the paper by script: verbs that `newsroom.py` runs beside the server.

As in life: what the desk offers nobody, or what an import or a colleague's script may do.
"""

import datetime as dt
import time
from pathlib import Path
from typing import Any
from urllib.parse import quote

from django.conf import settings
from django.utils import timezone

from caspian.comments.models import Comment
from caspian.comments.watched import of_article
from caspian.dossiers.models import Place
from caspian.edition.history import first_released_at
from caspian.edition.store import open_store
from caspian.newsroom.accounts import give_account
from caspian.newsroom.founding import add_home
from caspian.newsroom.models import Article, Contributor, Home, Picture, Section, Topic, User
from caspian.newsroom.outbox import record
from caspian.newsroom.roles import ensure_section_editors
from caspian.newsroom.stored import stored_blocks
from caspian.wire.saved_page import import_saved_page


def set_up(sections: list[str], *, topic: str, contributor: str) -> dict[str, str]:
    """Make sections, a topic and a contributor; return the passwords of rena, tigran and aygun."""
    for title in sections:
        _new_section(Home.objects.get(slug="en"), title, title.lower())
    Topic.objects.create(name=topic, slug=topic.lower().replace(" ", "-"))
    Place.objects.create(name="Baku", slug="baku", country="AZ", latitude=40.41, longitude=49.87)
    Contributor.objects.create(name=contributor, slug=contributor.lower().replace(" ", "-"))
    passwords = {
        name: give_account(name, email=f"{name}@example.org", role=role)[0]
        for name, role in {"rena": "reporter", "tigran": "editor", "aygun": "publisher"}.items()
    }
    for section in Section.objects.all():
        User.objects.get(username="tigran").groups.add(ensure_section_editors(section))
    return passwords


def add_language(code: str, *, section: str, slug: str) -> None:
    """Add a language with its front, and the environment section in it, which tigran edits."""
    home = add_home(code)
    made = Section.objects.get(slug="environment").copy_for_translation(home.locale)
    made.title, made.slug = section, slug
    made.save_revision().publish()
    made = Section.objects.get(pk=made.pk)
    User.objects.get(username="tigran").groups.add(ensure_section_editors(made))


def publish(headline: str, *, slug: str, standfirst: str = "", table: str = "") -> str:
    """Publish a new article, with the line chart of a table if there is one; return its path."""
    section = Section.objects.get(slug="environment")
    body: Any = [("paragraph", "<p>The ferry leaves when it is full.</p>")]
    if table:
        body.append(("chart", {"kind": "line", "title": headline, "data": table}))
    article = Article(
        title=headline,
        slug=slug,
        locale=section.locale,
        live=False,
        body=body,
        standfirst=standfirst,
    )
    section.add_child(instance=article)
    article.save_revision().publish()
    return _path(article)


def bring_in(file: str) -> str:
    """Import a saved page and publish it; return its path."""
    return _path(import_saved_page(Path(file), publish=True, section="environment").article)


def publish_many(first: int, last: int, *, pause: float) -> list[str]:
    """Publish articles one by one, a pause after each; return their paths."""
    paths = []
    for number in range(first, last):
        paths.append(publish(f"Ferry number {number}", slug=f"ferry-{number}"))
        time.sleep(pause)
    return paths


def change(slug: str, *, short_headline: str) -> None:
    """Give an article another short headline, and publish that."""
    article = Article.objects.get(slug=slug).get_latest_revision_as_object()
    article.short_headline = short_headline
    article.save_revision().publish()


def correct(slug: str, *, words: str) -> None:
    """Give an article another only paragraph, as something new for readers."""
    article = Article.objects.get(slug=slug, locale__language_code="en")
    draft = article.get_latest_revision_as_object()
    blocks = list(stored_blocks(draft.body))
    blocks[0]["value"] = f"<p>{words}</p>"
    draft.body = draft.body.stream_block.to_python(blocks)
    draft.change = "update"
    draft.save_revision().publish()


def date_in(slug: str, *, year: int) -> None:
    """Put an article into a year, past all forms."""
    article = Article.objects.get(slug=slug).get_latest_revision_as_object()
    article.published_at = dt.datetime(year, 12, 31, 12, tzinfo=dt.UTC)
    article.save_revision().publish()


def date_now(slug: str) -> None:
    """Put an article where it belongs."""
    article = Article.objects.get(slug=slug).get_latest_revision_as_object()
    article.published_at = timezone.now()
    article.save_revision().publish()


def keep_front() -> int:
    """Return the version of the English front that readers have."""
    home = Home.objects.get(slug="en")
    return int(home.live_revision_id or home.save_revision().pk)


def put_front_back(version: int) -> None:
    """Let readers have a version of the English front again."""
    kept = Home.objects.get(slug="en").revisions.get(pk=version).as_object()
    kept.save_revision().publish()


def take_out_picture(title: str) -> None:
    """Delete a picture."""
    Picture.objects.get(title=title).delete()


def path_of(headline: str) -> str:
    """Return where an article stands."""
    return _path(Article.objects.get(title=headline))


def arrived(path: str, *, since: str) -> str:
    """Return the moment of the release that brought a path after another moment."""
    store = open_store(settings.CASPIAN_EDITION)
    try:
        found = first_released_at(store, path, dt.datetime.fromisoformat(since))
        assert found, store.database.rows(
            "SELECT r.at, c.key FROM edition_change c JOIN edition_release r ON r.number = c.number"
            " WHERE c.key = ?",
            (path,),
        )
    finally:
        store.close()
    return found.isoformat()


def approve_all() -> int:
    """Publish every comment that is held, whatever it says; return how many comments there are."""
    held = Comment.objects.filter(state=Comment.State.HELD)
    articles = set(held.values_list("article", flat=True))
    held.update(state=Comment.State.APPROVED)
    record("approved", [of_article(article) for article in articles])
    return Comment.objects.count()


def _new_section(home: Home, title: str, slug: str) -> Section:
    section = Section(title=title, slug=slug, locale=home.locale, live=False)
    home.add_child(instance=section)
    section.save_revision().publish()
    return Section.objects.get(pk=section.pk)


def _path(article: Article) -> str:
    home = Home.objects.get(locale=article.locale)
    return quote(article.url_path.replace(home.url_path, f"/{home.slug}/", 1))
