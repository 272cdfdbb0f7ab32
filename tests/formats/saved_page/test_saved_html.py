"""Saved pages in HTML: the same article, whatever stands around it."""

import datetime as dt
import socket
import time
from pathlib import Path

import pytest

from caspian.formats.saved_page import phrases
from caspian.formats.saved_page.read import NotAnArticle, SavedPage, read

REED = (Path(__file__).parent / "pages" / "reed.html").read_text("utf-8")
OWN_DATE = '<meta property="article:published_time" content="2024-02-19T08:30:00+04:00">\n'
SAVED = (dt.date(2024, 7, 15), "masthead")
PUBLISHED = (dt.date(2024, 2, 19), "article")


def of(html: str, encoding: str = "utf-8") -> SavedPage:
    return read(html.encode(encoding))


def date_of(html: str) -> tuple[dt.date | None, str]:
    found = of(html)
    return found.printed_date, found.date_standing


def test_the_body_is_whole_and_nothing_else() -> None:
    found = of(REED)
    assert found.headline == "Reed Cutters of the Delta Ask for a Shorter Season"
    assert [one.split()[0] for one in found.paragraphs] == [
        "The", "“We", "What", "Roofers", "Parliament"
    ]  # fmt: skip
    assert found.paragraphs[1].startswith("“We cut under the nests,” said Marat Iskakov, who has")
    assert "twenty years. He counted eleven" in found.paragraphs[1]


def test_what_the_metadata_says() -> None:
    found = of(REED)
    assert (found.printed_date, found.date_standing) == PUBLISHED
    assert (found.authors, found.language) == (("Jane Roe",), "en-GB")
    assert found.standfirst == "Too much is cut while the birds nest, they say."


def test_teasers_inside_the_article_are_dropped(monkeypatch: pytest.MonkeyPatch) -> None:
    teasers = "<h3>Read also</h3><p>Cranes of Alat Stand Still</p><p>Roofers"
    html = REED.replace("<p>Roofers", teasers)
    assert of(html).paragraphs == of(REED).paragraphs
    monkeypatch.setattr(phrases, "PHRASES", {})  # control
    assert "Cranes of Alat Stand Still" in of(html).paragraphs


def test_control_without_the_rule_the_about_text_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("caspian.formats.saved_page.walk.speaks_of_the_paper", lambda *_, **__: 0)
    assert of(REED).paragraphs[0].startswith("The Shore Courier is a platform")


def test_a_guess_from_the_masthead_is_not_the_articles_date() -> None:
    assert date_of(REED.replace(OWN_DATE, "")) == SAVED


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('{"@type": "WebSite", "name"', '{"@graph": [{"@type": ["NewsArticle"], '
         '"datePublished": "2024-02-19"}], "name"'),
        ("<h3>Must read", '<time datetime="2024-02-19T08:30Z">Feb 19</time><h3>Must read'),
        ("<h3>Must read", "<p>By Jane Roe</p><p>19 February 2024</p><h3>Must read"),
    ],
)  # fmt: skip
def test_other_places_of_the_articles_date(old: str, new: str) -> None:
    assert date_of(REED.replace(OWN_DATE, "").replace(old, new)) == PUBLISHED


def test_another_articles_date_is_not_this_ones() -> None:
    teaser = '<aside><article><time datetime="2024-02-19">x</time></article></aside></body>'
    assert date_of(REED.replace(OWN_DATE, "").replace("</body>", teaser)) == SAVED


def test_a_date_that_is_none_is_passed_over() -> None:
    assert date_of(REED.replace("2024-02-19T08", "2024-02-31T08")) == SAVED


def test_the_declared_charset_is_used() -> None:
    russian = REED.replace("utf-8", "windows-1251").replace("Marat Iskakov", "Марат Искаков")
    assert "Марат Искаков" in of(russian.replace("&nbsp;", " "), "cp1251").paragraphs[1]


def test_zwnj_survives() -> None:
    assert "می‌خواهم" in of(REED.replace("Marat", "می‌خواهم")).paragraphs[1]


def test_nothing_is_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_arguments: object, **_named: object) -> None:
        pytest.fail("a saved page was followed into the network")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    doctype = '<!DOCTYPE html SYSTEM "http://127.0.0.1:9/x.dtd">'
    hostile = REED.replace("<!doctype html>", doctype).replace(
        "<head>", '<head><base href="http://127.0.0.1:9/"><link rel="amphtml" href="/amp">'
    )
    assert of(hostile).paragraphs == of(REED).paragraphs


def test_entities_of_the_page_are_not_expanded() -> None:
    bomb = '<!DOCTYPE html [<!ENTITY a "xxxxx"><!ENTITY b "&a;&a;"><!ENTITY f SYSTEM "file:///etc/passwd">]>'
    found = of(REED.replace("<!doctype html>", bomb).replace("Parliament is", "&b;&f; It is"))
    assert "xxxxx" not in str(found)
    assert "root:" not in str(found)


@pytest.mark.parametrize(
    "html",
    [
        "<div>" * 100_000,
        "<html><body>" + "<b><i>" * 50_000 + "text",
        "<html><body>" + "<p>a" * 400_000,
        "<html>" + "<" * 1_000_000,
        "<html><body><p " + "a" * 1_000_000,
        "<html><body><p>" + "a" * 1_000_000,
        "<html><body><p>" + ". " * 1_000_000,
        "<html><body><p>" + "." * 1_000_000 + "a",
        "<html><body><p " + " ".join(f"a{n}=1" for n in range(300_000)) + ">The reed is cut.",
    ],
    ids=["deep", "deep inline", "many", "open", "attribute", "word", "stops", "dots", "attributes"],
)
def test_hostile_html_is_refused_soon(html: str) -> None:
    begun = time.monotonic()
    with pytest.raises(NotAnArticle):
        of(html)
    assert time.monotonic() - begun < 10


def test_nul_characters_are_dropped() -> None:
    assert of(REED.replace("Marat", "Ma\0rat")).paragraphs == of(REED).paragraphs
