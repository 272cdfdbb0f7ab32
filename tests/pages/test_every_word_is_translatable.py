"""Every word on the reader's side goes through gettext, so that a language costs no rewriting."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from babel.support import NullTranslations
from lxml import html

from caspian.dossiers.models import PlaceName
from caspian.newsroom.founding import add_home
from caspian.newsroom.models import (
    Article,
    Byline,
    Contributor,
    Publication,
    PublicationText,
    Section,
    TopicName,
)
from caspian.newsroom.stored import stored_blocks
from caspian.pages import render
from caspian.pages.builders import frame
from caspian.pages.builders.body import figure_ids
from caspian.pages.embed_addresses import embed_address
from tests.cast import Cast
from tests.pages.watchdog import answer

MARKED = re.compile(r"⟦[^⟦⟧]*⟧")
# What the newsroom wrote, numbers and names are not the templates' words.
OURS = re.compile(r"[A-Za-z]{3,}")


class Pseudo(NullTranslations):
    """Marks every message, so that what is not marked did not go through gettext."""

    def gettext(self, message: str) -> str:
        return f"⟦{message}⟧"

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return f"⟦{msgid1 if n == 1 else msgid2}⟧"

    def pgettext(self, context: str, message: str) -> str:
        return f"⟦{message}⟧"

    def npgettext(self, context: str, singular: str, plural: str, num: int) -> str:
        return self.ngettext(singular, plural, num)

    # Jinja prefers these names of Babel's where they exist.
    ugettext, upgettext = gettext, pgettext
    ungettext, unpgettext = ngettext, npgettext


@pytest.fixture(autouse=True)
def _pseudo(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(render, "translations", lambda language: Pseudo())
    monkeypatch.setattr(frame, "translations", lambda language: Pseudo())
    render.environment_for.cache_clear()
    yield
    render.environment_for.cache_clear()


def unmarked(document: Any) -> list[str]:
    """Return the words of the templates that did not go through gettext."""
    # Names of languages and of the sites to share on are names, the same in every language.
    names = "//*[@lang != 'ka'] | //*[contains(@class, 'share')]//a | //head/meta"
    # What is copied is HTML, and words of ours in it none.
    code = "//textarea[@readonly]"
    for element in document.xpath(f"//script | //style | //head/link | {code} | {names}"):
        element.drop_tree()
    texts = "\n".join(str(part) for part in document.xpath("//text()"))
    labels = "\n".join(document.xpath("//@aria-label | //@title | //@alt"))
    # A message may hold links, so its two marks may stand in different elements.
    left = MARKED.sub(" ", f"{texts}\n{labels}").split("\n")
    return [one.strip() for one in left if OURS.search(one)]


def test_no_word_of_a_page_escapes_gettext(cast: Cast) -> None:
    # Everything that the newsroom writes is in Georgian here, so Latin letters are ours.
    paths = georgian_paper(cast)
    assert sum("/embed/" in path for path in paths) > 2
    for path in paths:
        assert unmarked(html.document_fromstring(answer(path).html)) == [], path


def test_the_control_finds_a_word_that_escaped() -> None:
    assert unmarked(html.document_fromstring("<p>Must read</p>")) == ["Must read"]


def georgian_paper(cast: Cast) -> tuple[str, ...]:
    """Make a Georgian edition with one article that has all its parts; return its paths."""
    home = add_home("ka")
    paper = Publication.load()
    paper.texts.add(PublicationText(language="ka", name="კასპია", about="გაზეთი"))
    paper.save()
    TopicName.objects.create(topic=cast.sea, language="ka", name="ზღვა")
    PlaceName.objects.create(place=cast.baku, language="ka", name="ბაქო")
    Contributor.objects.update(name="დავით", about="ავტორი", role="რეპორტიორი")
    section = Section(title="პოლიტიკა", slug="politika", locale=home.locale, live=False)
    home.add_child(instance=section)
    section.save_revision().publish()
    for number in range(22):
        kind = Article.Kind.values[number % 5]
        cast.published(f"ბორანი {number}", slug=f"borani-{number}", section=section, kind=kind)
    article = cast.published(
        "ზღვა", slug="zghva", section=section, topics=[cast.sea], places=[cast.baku],
        dateline=cast.baku, standfirst="ისევ", change="update", body=BODY,
    )  # fmt: skip
    article.bylines.add(Byline(contributor=cast.davit, role="translated_by", sort_order=5))
    article.save_revision().publish()
    return (
        "/ka/", "/ka/politika/", "/ka/politika/page/2/", "/ka/politika/zghva/", "/ka/latest/",
        "/ka/politika/zghva/embed/", *figures(article),
        "/ka/topics/the-sea/", "/ka/places/baku/", "/ka/contributors/aysel-quliyeva/", "/ka/none/",
    )  # fmt: skip


def figures(article: Article) -> list[str]:
    """Return the paths of the cards of an article's charts and maps."""
    found = figure_ids(stored_blocks(Article.objects.get(pk=article.pk).body))
    return [embed_address(article.url_path, block) for block in found if block]


BODY = [
    ("paragraph", "<p>ზღვა</p>"),
    ("table", {"columns": [{"type": "text", "heading": "წელი"}], "rows": [{"values": ["1"]}]}),
    (
        "chart",
        {
            "kind": "line",
            "title": "ზღვა",
            "data": "წელი\tდონე\n1977\t-29\n1995\t-27",
            "source": "წყარო",
        },
    ),
    ("map", {"title": "სად", "caption": ""}),
    ("timeline", {"title": "დრო", "entries": [{"when": "1977", "text": "<p>ზღვა</p>"}]}),
    ("explainer", {"title": "რა", "text": "<p>ზღვა</p>"}),
    ("embed", {"url": "https://example.org/", "title": "ვიდეო", "source": ""}),
    ("pull_quote", "ზღვა"),
]
