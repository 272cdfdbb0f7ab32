"""Whatever an article is made of, its entries are valid in every format and read back in words."""

import json
import logging
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import feedparser
import pytest
from lxml import html

from caspian.common.languages import KNOWN, language
from caspian.edition.splice import plain
from caspian.feeds.documents import FORMATS, entry_key
from caspian.newsroom.body import body_blocks
from caspian.newsroom.founding import add_home
from caspian.newsroom.models import Article, Attachment, Section
from caspian.press.render import rendered
from tests.cast import Cast
from tests.feeds.odd_articles import OddArticle, Writer, read
from tests.feeds.samples import ROOT, head
from tests.feeds.strict.atom import atom_faults
from tests.feeds.strict.json_feed import json_feed_faults
from tests.feeds.strict.rss import rss_faults
from tests.thorough import often

NUMBER = often(60, 2000)
CHECKS = {"rss": rss_faults, "atom": atom_faults, "json": json_feed_faults}


@pytest.fixture
def writer(cast: Cast) -> Writer:
    document = Attachment.objects.create(title="The treaty", file="treaty.pdf")
    return Writer(cast, document.pk)


@pytest.fixture
def articles(cast: Cast) -> list[Article]:
    """One public article in each language that a paper may have."""
    found = [cast.published("The ferry", topics=[cast.sea])]
    for code, _ in KNOWN[1:]:
        home = add_home(code)
        section = Section(title="Politics", slug="politics", locale=home.locale, live=False)
        home.add_child(instance=section)
        section.save_revision().publish()
        found.append(cast.published("The ferry", section=section, topics=[cast.sea]))
    return found


def feeds(article: Article) -> Iterator[tuple[str, bytes]]:
    """Yield a feed of nothing but an article in each format, by its ending."""
    for ending, form in FORMATS.items():
        found = rendered(entry_key(article.pk, ending))
        assert found.failures == ()
        assert found.document is not None
        (part,) = found.document.parts
        assert not isinstance(part, str)
        own = f"{ROOT}/en/feeds/politics.{ending}"
        opening = form.opening(head(own, own, article.date_shown))
        yield ending, opening.encode() + plain([part]) + form.CLOSING.encode()


def said_by(ending: str, data: bytes) -> dict[str, str]:
    """Return headline, summary and text of the one entry of a feed, as a reader of feeds does."""
    if ending == "json":
        (item,) = json.loads(data)["items"]
        return {
            "title": item["title"],
            "summary": item.get("summary", ""),
            "text": in_words(item["content_html"]),
        }
    logging.disable()
    found = feedparser.parse(BytesIO(data), sanitize_html=False, resolve_relative_uris=False)
    logging.disable(logging.NOTSET)
    assert not found.bozo, found.get("bozo_exception")
    (entry,) = found.entries
    own = [one.value for one in entry.get("content", ()) if one.type != "text/plain"]
    summary = entry.get("summary", "")
    own.append(summary)  # which is the text where there is nothing else
    if summary == own[0]:
        summary = ""
    elif entry.summary_detail.type == "text/html":
        summary = in_words(summary)
    return {"title": entry.title, "summary": summary, "text": in_words(own[0])}


def in_words(content: str) -> str:
    """Return the text of HTML."""
    return html.fragment_fromstring(content, create_parent="div").text_content()


def misread(said: OddArticle, found: dict[str, Any]) -> list[str]:
    """Return what of an article was not read back."""
    wrong = []
    for name, words in (("title", said.headline), ("summary", said.standfirst)):
        if read(found[name]) != read(words):
            wrong.append(f"{name}: {found[name]!r} instead of {words!r}")
    text, at = read(found["text"]), 0
    for words in said.words:
        where = text.find(words, at)
        if where < 0:
            wrong.append(f"{words!r} is not in {text[at:]!r}")
            break
        at = where + len(words)
    return wrong


def test_the_writer_knows_every_block(writer: Writer) -> None:
    assert writer.kinds == sorted(name for name, _ in body_blocks())
    used = {kind for number in range(NUMBER) for kind in writer.article(number).kinds}
    assert used == set(writer.kinds)


def test_odd_articles_are_valid_and_read_back_in_their_words(
    writer: Writer, articles: list[Article]
) -> None:
    for number in range(NUMBER):
        said, article = writer.article(number), articles[number % len(articles)]
        said.put_into(article.pk)
        for ending, data in feeds(article):
            assert CHECKS[ending](data) == [], f"article {number} in {ending}"
            wrong = misread(said, said_by(ending, data))
            assert wrong == [], f"article {number} in {ending}"


def test_each_language_says_what_it_is_and_which_way_it_runs(articles: list[Article]) -> None:
    for article in articles:
        code = article.locale.language_code
        for ending, data in feeds(article):
            spoken, text = language(code), data.decode()
            assert spoken.code in text
            if ending != "json":
                assert f"dir={chr(34)}{spoken.direction}{chr(34)}" in text
    assert sum(language(code).direction == "rtl" for code, _ in KNOWN) == 1
