"""What an editor typed as an address of another site leads readers to the web, or nowhere.

The forms refuse the rest; imports, commands and former versions didn't ask them.
"""

import json
from collections.abc import Iterator

import pytest
from django.apps import apps
from django.db import connection
from django.db.models import URLField
from lxml.html import fromstring
from wagtail.blocks import Block, StreamBlock, StructBlock, URLBlock

from caspian.newsroom.models import Article, Contributor, Publication
from caspian.newsroom.models.publication import SocialAddress
from caspian.pages.builders import body
from caspian.pages.reads import paper as facts
from tests.cast import Cast
from tests.pages.watchdog import answer

HOSTILE = ["javascript:top.hit=1", "java\nscript:top.hit=1", "data:text/html,x", "vbscript:x"]
OWN = "https://t.me/caspian"
# Each has a way to readers below. A new one is added here, and there.
KNOWN = {
    "newsroom.SocialAddress.address",
    "newsroom.Contributor.website",
    "newsroom.Article.body.embed.url",
    "newsroom.Information.body.embed.url",
    # To programs alone: see tests/feeds/test_site_files.py.
    "newsroom.CrawlerSettings.security_policy",
    "newsroom.CrawlerSettings.terms_address",
}


def typed_by_hand() -> Iterator[str]:
    """Yield each field of the newsroom in which somebody types an address of another site."""
    for model in apps.get_models():
        if not model.__module__.startswith("caspian."):
            continue
        for field in model._meta.get_fields():
            name = f"{model._meta.label}.{field.name}"
            if isinstance(field, URLField):
                yield name
            if hasattr(field, "stream_block"):
                yield from _blocks(field.stream_block, name)


def _blocks(block: Block, name: str) -> Iterator[str]:
    if isinstance(block, URLBlock):
        yield name
    if isinstance(block, StreamBlock | StructBlock):
        for inner, child in block.child_blocks.items():
            yield from _blocks(child, f"{name}.{inner}")
    elif hasattr(block, "child_block"):
        yield from _blocks(block.child_block, name)


@pytest.fixture
def article(cast: Cast) -> Article:
    """Return a public article, in a paper that can be followed elsewhere, past all forms."""
    embeds = [
        {"type": "embed", "value": {"url": url, "title": "Watch", "source": ""}, "id": str(number)}
        for number, url in enumerate([*HOSTILE, OWN])
    ]
    found = cast.published("A film of the ferry")
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE newsroom_article SET body = %s WHERE page_ptr_id = %s",
            [json.dumps(embeds), found.pk],
        )
    found = Article.objects.get(pk=found.pk)
    paper = Publication.load()
    for order, address in enumerate([*HOSTILE, OWN]):
        SocialAddress.objects.create(
            publication=paper, name=f"Elsewhere {order}", address=address, sort_order=order
        )
    return found


def led_to(html: str) -> list[str]:
    """Return the addresses that a page or a part of one leads to, and names to search engines."""
    document = fromstring(html)
    links = [str(link.get("href")) for link in document.cssselect("a[href]")]
    for script in document.cssselect("script[type='application/ld+json']"):
        said = json.dumps(json.loads(script.text or ""))
        links += [address for address in (*HOSTILE, OWN) if json.dumps(address)[1:-1] in said]
    return links


def test_each_field_is_known() -> None:
    assert set(typed_by_hand()) == KNOWN


def test_no_page_leads_anywhere_but_to_the_web(article: Article) -> None:
    # The front alone names to search engines where else the paper can be followed.
    links = [one for path in (article.url_path, "/en/") for one in led_to(answer(path).html)]
    assert links.count(OWN) >= 4
    # "" is the page itself, and mailto: its own button to send it on.
    assert {one for one in links if not one.startswith(("/", "#", "http", "mailto:"))} == {""}


@pytest.mark.parametrize("website", [*HOSTILE, OWN])
def test_a_contributors_page_leads_to_their_website_or_nowhere(website: str, cast: Cast) -> None:
    cast.published("A film of the ferry", by=[cast.aysel])
    Contributor.objects.filter(pk=cast.aysel.pk).update(website=website)
    assert led_to(answer("/en/contributors/aysel-quliyeva/").html).count(website) == (
        website == OWN
    )


def test_the_control_that_checks_nothing_leads_there(
    article: Article, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (body, facts):
        monkeypatch.setattr(module, "web_address", str)
    links = led_to(answer(article.url_path).html)
    assert set(HOSTILE) <= set(links)
