"""The search page: what was found and why, how to narrow it down, and help where nothing was."""

from urllib.parse import parse_qs, urlsplit

import pytest
from django.db import connection
from django.test import Client
from lxml import html
from lxml.html import HtmlElement

from caspian.dossiers.models import PlaceName
from caspian.newsroom.founding import add_home
from caspian.newsroom.models import Article, Contributor, Publication, PublicationText, Section
from caspian.pages import render
from caspian.pages.builders import frame, search
from caspian.pages.reads import door
from caspian.pages.search_documents import Asked
from caspian.project.forwarded import is_a_search
from caspian.search.models import Promotion
from tests.cast import Cast
from tests.pages.reading import headlines, links, text
from tests.pages.test_every_word_is_translatable import Pseudo, unmarked
from tests.pages.watchdog import UnwatchedQuery, follow


def page(query: str, code: str = "en", status: int = 200) -> HtmlElement:
    """Return the main part of a search page."""
    answer = Client().get(f"/{code}/search/?{query}")
    assert answer.status_code == status
    (main,) = html.document_fromstring(answer.content.decode()).cssselect("main")
    return main


def many(cast: Cast, number: int) -> None:
    """Publish some articles on ferries."""
    for n in range(number):
        cast.published(f"Ferry {n:02}", days_ago=n + 1, by=[cast.davit] if n % 2 else [cast.aysel])
    follow()


def test_hits_are_shown_with_their_words_marked(cast: Cast) -> None:
    cast.published("Two <b>ferries</b> & a port", standfirst="Waiting.", slug="two")
    follow()
    found = page("q=ferry")
    assert headlines(found) == ["Two <b>ferries</b> & a port"]
    assert [text(one) for one in found.cssselect("mark")] == ["ferries", "ferry"]
    assert "The ferry leaves when it is full." in text(found.cssselect(".card-standfirst")[0])
    assert "1 article" in text(found.cssselect(".part-title")[0])
    assert found.xpath("//input[@name='q']/@value") == ["ferry"]


def test_without_a_question_there_is_a_form_and_something_to_read(cast: Cast) -> None:
    many(cast, 2)
    found = page("")
    assert found.cssselect("form[role=search] input[type=search]")
    assert headlines(found) == ["Ferry 00", "Ferry 01"]
    assert "/en/culture/" in links(found.cssselect(".search-sections")[0])


def test_filters_are_offered_kept_and_taken_off(cast: Cast) -> None:
    many(cast, 3)
    found = page("q=ferry&contributor=davit-beridze&from=2020-01-01")
    assert headlines(found) == ["Ferry 01"]
    assert found.xpath("//select[@name='contributor']/option[@selected]/@value") == [
        "davit-beridze"
    ]
    assert found.xpath("//input[@name='from']/@value") == ["2020-01-01"]
    off = {
        text(one): parse_qs(urlsplit(one.get("href")).query)
        for one in found.cssselect(".search-chosen a")
    }
    assert off["Davit Beridze (take this off)"] == {"q": ["ferry"], "from": ["2020-01-01"]}
    assert off["From January 1, 2020 (take this off)"] == {
        "q": ["ferry"],
        "contributor": ["davit-beridze"],
    }


def test_results_are_paged_and_end(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search, "PER_PAGE", 2)
    many(cast, 5)
    first = page("q=ferry&kind=news")
    (later,) = links(first.cssselect(".pagination")[0])
    assert parse_qs(urlsplit(later).query) == {"q": ["ferry"], "kind": ["news"], "page": ["2"]}
    last = page("q=ferry&page=3")
    assert "Page 3 of 3" in text(last.cssselect(".pagination")[0])
    assert headlines(page("q=ferry&page=99")) == headlines(last)
    seen = [one for number in (1, 2, 3) for one in headlines(page(f"q=ferry&page={number}"))]
    assert seen == [f"Ferry {n:02}" for n in range(5)]


def test_nothing_found_helps(cast: Cast) -> None:
    many(cast, 2)
    found = page("q=ferri+sturgeon+fery&kind=analysis")
    assert "No articles" in text(found)
    assert "/en/search/?q=ferri+sturgeon+fery" in links(found)
    assert [text(one) for one in found.cssselect(".search-alone a")] == ["ferri"]
    assert headlines(found) == ["Ferry 00", "Ferry 01"]
    meant = page("q=fery").cssselect(".search-meant a")
    assert [(text(one), one.get("href")) for one in meant] == [("ferry", "/en/search/?q=ferry")]


def test_what_was_not_understood_is_said(cast: Cast) -> None:
    many(cast, 1)
    for query, said in (
        ("q=ferry&place=atlantis", "“atlantis” is no filter here"),
        ("q=ferry&to=tomorrow", "Write days as"),
        (f"q=ferry+{'long+' * 60}", "only its first words"),
        ("q=-ferry", "at least one word"),
    ):
        assert said in text(page(query)), query


def test_what_editors_put_first_stands_first_and_once(cast: Cast) -> None:
    many(cast, 3)
    guide = Article.objects.get(title="Ferry 02")
    Promotion.objects.create(words="ferry", article=guide)
    found = page("q=ferries")
    assert headlines(found.cssselect(".search-promoted")[0]) == ["Ferry 02"]
    assert headlines(found.cssselect(".search-results")[0]) == ["Ferry 00", "Ferry 01"]
    assert not page("q=ferries&kind=news").cssselect(".search-promoted")
    assert not page("q=port").cssselect(".search-promoted")


def test_an_article_that_has_just_gone_is_not_shown(cast: Cast) -> None:
    many(cast, 2)
    Article.objects.get(title="Ferry 00").unpublish()  # and the index has not followed yet
    assert headlines(page("q=ferry").cssselect(".search-results")[0]) == ["Ferry 01"]


def test_how_it_is_answered(cast: Cast) -> None:
    answer = Client().get("/en/search/?q=ferry")
    assert answer["Cache-Control"] == "private, max-age=60"
    assert "noindex" in answer["X-Robots-Tag"]
    assert not answer.cookies
    head = Client().head("/en/search/?q=ferry")
    assert (head.status_code, head.content) == (200, b"")
    assert Client().post("/en/search/").status_code == 405
    assert Client().get("/xx/search/").status_code == 404
    robots = html.document_fromstring(answer.content.decode()).xpath(
        "//meta[@name='robots']/@content"
    )
    assert robots == ["noindex"]


def test_the_empty_form_may_be_found(cast: Cast) -> None:
    answer = Client().get("/en/search/")
    assert "X-Robots-Tag" not in answer
    assert "noindex" not in answer.content.decode()


def test_the_front_hands_on_searches_and_nothing_else() -> None:
    for path in ("/en/search/", "/kk-cyrl/search/"):
        assert is_a_search("GET", path)
        assert is_a_search("HEAD", path)
        assert not is_a_search("POST", path)
    for path in (
        "/search/",
        "/en/search",
        "/en/politics/search/",
        "/en/search/x/",
        "/EN/search/\n",
    ):
        assert not is_a_search("GET", path)


def test_facts_come_through_the_door_alone(cast: Cast) -> None:
    many(cast, 1)
    with connection.execute_wrapper(_unwatched):
        for query in ("q=ferry&place=baku&section=politics", "q=fery", "q=nothing+here", ""):
            given = Asked(**{key: values[0] for key, values in parse_qs(query).items()})
            search.search_page(given, "en")


def _unwatched(execute, sql, params, many, context):  # type: ignore[no-untyped-def]
    if not door.is_inside():
        raise UnwatchedQuery(sql[:200])
    return execute(sql, params, many, context)


def test_no_word_of_it_escapes_gettext(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    georgian(cast)
    monkeypatch.setattr(search, "PER_PAGE", 1)
    monkeypatch.setattr(render, "translations", lambda language: Pseudo())
    monkeypatch.setattr(frame, "translations", lambda language: Pseudo())
    render.environment_for.cache_clear()
    for query in ("", "q=ზღვა&page=2&from=x", "q=ზღვაა&kind=news", "q=აააა+ბორანი", "q=-ბ"):
        answer = Client().get(f"/ka/search/?{query}")
        assert unmarked(html.document_fromstring(answer.content.decode())) == [], query
    render.environment_for.cache_clear()


def georgian(cast: Cast) -> None:
    """Make a Georgian edition in which everything that the newsroom writes is in Georgian."""
    home = add_home("ka")
    paper = Publication.load()
    paper.texts.add(PublicationText(language="ka", name="კასპია", about="გაზეთი"))
    paper.save()
    # The foot names the paper's city.
    PlaceName.objects.create(place=cast.baku, language="ka", name="ბაქო")
    section = Section(title="პოლიტიკა", slug="politika", locale=home.locale, live=False)
    home.add_child(instance=section)
    section.save_revision().publish()
    Contributor.objects.update(name="დავით")
    for number, kind in enumerate(Article.Kind.values):
        body = [("paragraph", "<p>ბორანი ზღვაში</p>")]
        article = cast.draft(f"ზღვა {number}", section=section, kind=kind, body=body)
        article.get_latest_revision().publish()
    follow()
