"""A page in a language of another script holds no Latin word but names, addresses and formats."""

from typing import Any

import pytest
from django.test import Client
from lxml import html

from caspian.newsroom.models import Article
from caspian.pages.builders.plain import offline_address
from tests.cast import Cast
from tests.latin import has_latin_word
from tests.pages.foreign_paper import paper_in
from tests.pages.watchdog import answer, follow

SCRIPTS = ("fa", "hy", "ka", "kk-cyrl", "ru")
FEW = 5
"""articles, one of each kind; what a list of many says more, the catalogues are asked for"""
SHOWN = ("title", "aria-label", "alt", "placeholder")


def latin_words(page: Any, code: str) -> list[str]:
    """Return the texts of a page that hold a Latin word which is no exception."""
    # What has a language or an isolation of its own is no word of this one, code is no text.
    apart = f"//*[@lang and @lang != '{code}'] | //bdi | //code | //textarea[@readonly]"
    for element in page.xpath(f"//head/* [not(self::title)] | //script | //style | {apart}"):
        if element.tag != "html":
            element.drop_tree()
    texts = [str(one) for one in page.xpath("//text()")]
    texts += [str(one) for name in SHOWN for one in page.xpath(f"//@{name}")]
    return [one.strip() for one in texts if has_latin_word(one)]


def pages_of(code: str, cast: Cast) -> dict[str, Any]:
    """Return pages of all kinds in a language, by what they are asked with."""
    paper = paper_in(code, cast, news=FEW)
    paths = (*paper, f"/{code}/feeds/", offline_address(code), f"/{code}/topics/")
    found = {path: html.document_fromstring(answer(path).html) for path in paths}
    article = Article.objects.get(slug="zghva")
    follow()
    client = Client()
    for query in ("", "?q=ზღვა", "?q=არარის+არც&from=x&kind=news", "?q=-ზღვა"):
        found[query] = html.document_fromstring(client.get(f"/{code}/search/{query}").content)
    form = f"/comments/{article.pk}/"
    found[form] = html.document_fromstring(client.get(form).content)
    for typed in ({}, {"text": "ზღვა " * 4000, "name": "დ" * 400, "email": "x"}):
        sent = client.post(form, typed, headers={"x-forwarded-for": "192.0.2.1"})
        assert sent.status_code == 422
        found[f"{form} {len(typed)}"] = html.document_fromstring(sent.content)
    return found


@pytest.mark.parametrize("code", SCRIPTS)
def test_a_page_speaks_its_own_language(code: str, cast: Cast) -> None:
    spoken = {"kk-cyrl": "kk-Cyrl"}.get(code, code)
    for asked, page in pages_of(code, cast).items():
        assert latin_words(page, spoken) == [], f"{code} {asked}: translate these, or say why not"


def test_the_control_finds_a_word_that_was_forgotten() -> None:
    page = html.document_fromstring(
        "<html lang='ka'><body><p>მთავარი</p><p aria-label='Share'>RSS, name@example.org</p>"
        "<p lang='en'>Baku</p><p>Must read</p></body></html>"
    )
    assert latin_words(page, "ka") == ["Must read", "Share"]
