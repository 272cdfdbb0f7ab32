"""What each page says to search engines has no fault, in eight languages, of much and of little."""

from collections.abc import Iterator
from typing import Any

import pytest
from lxml import html

from caspian.newsroom import archive_pages
from caspian.pages import preview
from caspian.pages.builders.structured_parts import POLICIES
from tests.cast import Cast
from tests.pages.reading import text
from tests.pages.structured.as_shown import CHECKS
from tests.pages.structured.checking import faults, ids_of
from tests.pages.structured.papers import CHART, SAID, TYPES, bare, filled
from tests.pages.structured.reading import Page, documents_of, pages_of
from tests.pages.watchdog import follow


@pytest.fixture(autouse=True)
def _short_archive_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive_pages, "PER_PAGE", 2)


def wrong_in(pages: dict[str, Page], *, complete: bool) -> dict[str, list[str]]:
    """Return the faults of each page that has any; each page has its breadcrumbs, or is a front."""
    known = ids_of(one for _, documents in pages.values() for one in documents)
    found: dict[str, list[str]] = {}
    for path, (page, documents) in pages.items():
        wrong = [fault for one in documents for fault in faults(one, known, complete=complete)]
        types = [one["@type"] for one in documents]
        wrong += [f"{types} name no way here"] * (not {"BreadcrumbList", "WebSite"} & {*types})
        said = {one["inLanguage"] for one in documents if "inLanguage" in one}
        wrong += [f"in {said}"] * (not said <= {page.get("lang")})
        wrong += [f"{empty} is empty" for one in documents for empty in empty_in(one, "")]
        if wrong:
            found[path] = wrong
    return found


def empty_in(value: Any, at: str) -> Iterator[str]:
    """Yield where something is that says nothing."""
    if value in ("", None, [], {}) or (isinstance(value, dict) and value.keys() == {"@type"}):
        yield at
    inside = dict(enumerate(value)) if isinstance(value, list) else value
    for name, inner in inside.items() if isinstance(inside, dict) else ():
        yield from empty_in(inner, f"{at}.{name}")


@pytest.mark.parametrize("code", SAID)
def test_where_every_field_is_filled_nothing_is_wrong_missing_or_invented(
    cast: Cast, code: str
) -> None:
    paper = filled(cast, code)
    pages = pages_of(paper, code, archived=True)
    assert wrong_in(pages, complete=True) == {}
    types = {kind: pages[path][1][0]["@type"] for kind, path in paper.articles.items()}
    assert types == TYPES
    every = {one["@type"] for _, documents in pages.values() for one in documents}
    assert every == {
        *TYPES.values(), "BreadcrumbList", "CollectionPage", "ProfilePage", "WebSite",
        "NewsMediaOrganization", "Dataset",
    }  # fmt: skip
    for check in CHECKS:
        check({path.removeprefix(f"/{code}"): page for path, page in pages.items()})


@pytest.mark.parametrize("code", SAID)
def test_where_almost_nothing_is_filled_nothing_is_wrong(cast: Cast, code: str) -> None:
    pages = pages_of(bare(cast, code), code, archived=False)
    assert wrong_in(pages, complete=False) == {}
    _, (_, paper) = pages[f"/{code}/"]
    assert paper.keys() & {*POLICIES.values(), "contactPoint", "sameAs"} == set()


def test_a_chart_of_which_nothing_is_said_is_no_data_set(cast: Cast) -> None:
    wordless = {"title": "X", "data": "A\tB\na\t2", "alt": ".", "note": "", "source": ""}
    cast.published(
        "Charts", slug="charts", body=[("chart", {**CHART, **wordless}), ("chart", CHART)]
    )
    follow()
    page = html.document_fromstring(preview.answer("/en/politics/charts/").html)
    assert len(page.cssselect("figure.chart")) == 2
    _, _, data = documents_of(page)
    titles = page.cssselect(f"#{data['url'].partition('#')[2]}")
    assert [text(one) for one in titles] == [data["name"]] == [CHART["title"]]


def test_the_control_finds_a_fault_on_one_page(cast: Cast) -> None:
    paper = bare(cast, "fa")
    pages = pages_of(paper, "fa", archived=False)
    article = pages[paper.articles["by"]][1][0]
    for name, value in (("datePublished", "2026-01-02"), ("publisher", {}), ("headline", "")):
        kept = article[name]
        article[name] = value
        assert list(wrong_in(pages, complete=False)) == [paper.articles["by"]]
        article[name] = kept
    assert wrong_in(pages, complete=False) == {}
