"""The API says what is public and nothing else, as it is described, and pages without loss."""

import json
import re
from typing import Any

import pytest
from django.test import Client
from jsonschema import Draft202012Validator

from caspian.edition.pictures import pictures_of
from caspian.feeds.api.addresses import article_page, list_address, list_page
from caspian.formats.epub.write import MEDIA_TYPE as EPUB
from caspian.newsroom import archive_pages
from caspian.newsroom.models import Article
from tests.cast import Cast
from tests.feeds.papers import Programs, section_in, translated

INDEX = "/api/v1/index.json"


@pytest.fixture(autouse=True)
def _short_lists(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive_pages, "PER_PAGE", 2)


def said(programs: Programs, path: str) -> Any:
    """Return what stands at a path, or at an absolute address."""
    found = programs.find(path if path.startswith("http") else programs.root + path)
    assert found is not None, path
    return json.loads(found)


def described(programs: Programs, path: str) -> dict[str, Any]:
    """Return the description of a path: its operation, with all that it refers to."""
    description = said(programs, "/api/v1/openapi.json")
    operation: dict[str, Any] = description["paths"][path]["get"]
    schema = operation["responses"]["200"]["content"]["application/json"]["schema"]
    whole = {**schema, "components": description["components"]}
    Draft202012Validator.check_schema(whole)
    return whole


def faults(programs: Programs, path: str, found: Any) -> list[str]:
    """Return in what an answer differs from the description of its path."""
    validator = Draft202012Validator(described(programs, path))
    return [f"{one.json_path}: {one.message}" for one in validator.iter_errors(found)]


def full(cast: Cast, programs: Programs) -> Article:
    """Return an article with all that one can have, in a paper of two languages."""
    for number in range(9):
        cast.published(f"Ferry {number}", days_ago=20 - number, topics=[cast.sea])
    article = cast.published(
        "The ferry", days_ago=1, topics=[cast.sea], places=[cast.baku], lead_picture=cast.picture(),
        standfirst="After two weeks.", body=[("paragraph", "<p>It runs again.</p>")],
    )  # fmt: skip
    translated(article, section_in("fa"), "کشتی")
    programs.edition.press()
    return article


def test_every_document_is_as_it_is_described(cast: Cast, programs: Programs) -> None:
    full(cast, programs)
    paths = {
        INDEX: INDEX,
        "/api/v1/fa/index.json": "/api/v1/{language}/index.json",
        "/api/v1/en/articles.json": "/api/v1/{language}/articles.json",
        "/api/v1/en/articles/politics/the-ferry.json": (
            "/api/v1/{language}/articles/{section}/{slug}.json"
        ),
        "/api/v1/en/topics/the-sea.json": "/api/v1/{language}/topics/{slug}.json",
        **{
            f"/api/v1/en/{name}.json": f"/api/v1/{{language}}/{name}.json"
            for name in ("sections", "topics", "places", "contributors")
        },
    }
    for path, template in paths.items():
        assert faults(programs, template, said(programs, path)) == [], path


def test_the_examples_are_as_they_are_described(cast: Cast, programs: Programs) -> None:
    programs.edition.press()
    description = said(programs, "/api/v1/openapi.json")
    for path, operations in description["paths"].items():
        content = operations["get"]["responses"]["200"]["content"]["application/json"]
        assert faults(programs, path, content["example"]) == [], path


@pytest.mark.parametrize(
    "broken",
    [
        {"kind": "advertisement"}, {"published": None}, {"headline": 7}, {"secret": "a draft's id"},
        {"topics": [{"name": "The sea"}]}, {"image": "/a.jpg"},
    ],
    ids=str,
)  # fmt: skip
def test_what_is_not_as_described_is_noticed(
    cast: Cast, programs: Programs, broken: dict[str, Any]
) -> None:
    full(cast, programs)
    found = said(programs, "/api/v1/en/articles/politics/the-ferry.json")
    path = "/api/v1/{language}/articles/{section}/{slug}.json"
    assert faults(programs, path, {**found, **broken}) != []


def test_the_whole_list_is_paged_through_also_while_articles_appear(
    cast: Cast, programs: Programs
) -> None:
    full(cast, programs)
    expected = set(
        Article.objects.public()
        .filter(url_path__startswith="/en/")
        .values_list("url_path", flat=True)
    )
    at, seen = "/api/v1/en/articles.json", list[str]()
    while at:
        page = said(programs, at)
        seen += [one["url"] for one in page["articles"]]
        at = page["older"]
        if len(seen) < 5:  # news comes while somebody reads
            cast.published(f"News {len(seen)}", days_ago=0)
            programs.edition.press()
    assert len(seen) == len(set(seen))
    assert {one.removeprefix(programs.root) for one in seen} == expected


def test_an_article_that_was_withdrawn_is_gone_and_one_that_never_was_is_unknown(
    cast: Cast, programs: Programs
) -> None:
    article = full(cast, programs)
    article.unpublish()
    programs.edition.press()
    assert programs.edition.status("/api/v1/en/articles/politics/the-ferry.json") == 410
    assert programs.edition.document("/api/v1/en/articles/politics/nothing.json") is None
    for path, data in programs.all(".json").items():
        assert b"/en/politics/the-ferry" not in data, path


def test_a_search_answers_as_the_page_does_and_as_described(
    cast: Cast, programs: Programs, client: Client
) -> None:
    full(cast, programs)
    answer = client.get("/api/v1/en/search.json", {"q": "ferry"})
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert faults(programs, "/api/v1/{language}/search.json", answer.json()) == []
    assert client.get("/api/v1/xx/search.json").status_code == 404


@pytest.mark.parametrize(
    ("page", "status", "says"),
    [("1", 200, ""), ("", 200, ""), ("2", 404, "last page of this search is 1"),
     ("9" * 18, 404, "is 1"), ("9" * 99, 404, "is 1"), ("0", 400, "whole number"),
     ("-1", 400, "whole number"), ("two", 400, "whole number"), ("٢", 400, "whole number")],
)  # fmt: skip
def test_a_search_says_of_a_page_that_it_has_not(
    cast: Cast, programs: Programs, client: Client, page: str, status: int, says: str
) -> None:
    full(cast, programs)
    path = "/api/v1/{language}/search.json"
    answer = client.get("/api/v1/en/search.json", {"q": "ferry", "page": page})
    assert (answer.status_code, answer["Access-Control-Allow-Origin"]) == (status, "*")
    assert says in answer.json().get("title", "")
    description = said(programs, "/api/v1/openapi.json")
    responses = description["paths"][path]["get"]["responses"]
    schema = responses[str(status)]["content"]["application/json"]["schema"]
    whole = Draft202012Validator({**schema, "components": description["components"]})
    assert not list(whole.iter_errors(answer.json()))


def test_an_address_of_a_list_leads_back_to_its_page() -> None:
    pages = ("/en/latest/", "/en/latest/page/7/", "/en/politics/", "/kk-cyrl/topics/sea/page/2/")
    for page in pages:
        assert list_page(list_address(page)) == page
    assert article_page("/api/v1/en/articles/politics/ferry.json") == "/en/politics/ferry/"
    assert article_page("/api/v1/en/articles/page/7.json") is None
    assert list_page("/api/v1/en/nothing/sea.json") is None


def test_programs_get_no_picture_that_a_page_does_not_name(cast: Cast, programs: Programs) -> None:
    """Only pages say which pictures are public (`edition/pictures.py`)."""
    full(cast, programs)
    store = programs.edition.store
    pages, others = set[str](), set[str]()
    for document in list(store.documents()):
        if document.media_type.startswith("text/html"):
            pages |= pictures_of(document)
        elif document.media_type != EPUB:
            others |= set(
                re.findall(r"/media/images/([\w./-]+)", programs.edition.text(document.key))
            )
    assert others
    assert others <= pages
