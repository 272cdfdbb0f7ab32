"""What nobody may know yet stands at no key of the edition, and once it may, in all that it should.

No list of places is kept here: each document is read that the edition has, whatever it is for.
"""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.utils import timezone

from caspian.common.dates import day_in
from caspian.edition.splice import plain
from caspian.newsroom.models import Article, Publication
from caspian.pages.embed_addresses import of_article, of_block
from tests.cast import Cast, republished
from tests.feeds.papers import Programs, section_in
from tests.press.editions import Edition, text_of
from tests.press.figures import CHART_ID, FIGURES, MAP_ID, block

CANARY, SLUG = "Nobody may know this yet", "nobody-may-know-this-yet"


def where(edition: Edition) -> list[str]:
    """Return the keys of the edition's documents that give it away: by words, address or author."""
    given = (CANARY, SLUG, "canary words", "Canary Correspondent")
    found = []
    for key in list(edition.store.keys()):
        document = edition.document(key)
        assert document is not None
        own = text_of(plain([part for part in document.parts if not isinstance(part, str)]))
        said = f"{key} {document.location} {' '.join(document.fragments)} {own}"
        found += [key] if any(words in said for words in given) else []
    return found


def cards(page: str) -> tuple[str, ...]:
    """Return where the cards of the secret stand, and of its chart and map."""
    return (*of_article(page), *of_block(page, CHART_ID), *of_block(page, MAP_ID))


def draft(cast: Cast, **fields: Any) -> Article:
    """Return the secret as a draft, filed wherever an article can be; an open one links to it."""
    correspondent = type(cast.aysel).objects.create(name="Canary Correspondent", slug="canary")
    secret = cast.draft(
        CANARY,
        standfirst="The canary words.",
        body=[block("paragraph", "<p>More canary words.</p>"), *FIGURES],
        topics=[cast.sea],
        places=[cast.baku],
        by=(cast.aysel, correspondent),
        lead_picture=cast.picture(),
        **fields,
    )
    link = f'<p>See <a linktype="page" id="{secret.pk}">more</a>.</p>'
    cast.published("Open", topics=[cast.sea], places=[cast.baku], body=[("paragraph", link)])
    return secret


def a_draft(cast: Cast) -> Article:
    return draft(cast)


def embargoed(cast: Cast) -> Article:
    secret = draft(cast, go_live_at=timezone.now() + dt.timedelta(hours=1))
    secret.get_latest_revision().publish()
    return secret


def restricted(cast: Cast) -> Article:
    secret = draft(cast, section=cast.culture)
    secret.get_latest_revision().publish()
    secret.view_restrictions.create(restriction_type="login")
    return secret


def in_a_draft_of_an_open_article(cast: Cast) -> Article:
    article = cast.published("Open", topics=[cast.sea])
    article.title, article.standfirst = CANARY, "canary words"
    article.save_revision()
    return article


WAYS: dict[str, Callable[[Cast], Article]] = {
    "a draft": a_draft,
    "embargoed": embargoed,
    "restricted": restricted,
    "a draft of what is open": in_a_draft_of_an_open_article,
}


@pytest.mark.parametrize("way", WAYS)
def test_what_is_not_public_stands_at_no_key(cast: Cast, edition: Edition, way: str) -> None:
    section_in("fa")
    WAYS[way](cast)
    edition.press()
    assert where(edition) == []
    edition.press_clean()
    assert where(edition) == []


def test_the_control_sees_it_wherever_it_should_stand(
    cast: Cast, edition: Edition, programs: Programs
) -> None:
    secret = draft(cast)
    edition.press()
    secret.get_latest_revision().publish()
    edition.press()
    found = set(where(edition))
    assert {f"/en/politics/{SLUG}/", "/en/", f"entry:rss:{secret.pk}", "/sitemap-news.xml"} <= found
    shown = Article.objects.get(pk=secret.pk).date_shown
    day = day_in(shown, Publication.load().time_zone)
    assert {f"sitemap:{day}", f"entry:atom:{secret.pk}", f"entry:json:{secret.pk}"} <= found
    holding = {f"entry:rss:{secret.pk}"}
    assert set(cards(f"/en/politics/{SLUG}/")) <= found
    feeds = [one.key for one in edition.store.documents() if holding & one.fragments]
    assert len(feeds) == 8  # paper, language, section, topic, place, two contributors, kind


def test_an_embargo_ends_everywhere_at_once(cast: Cast, edition: Edition) -> None:
    secret = embargoed(cast)
    edition.press()
    assert where(edition) == []
    republished(secret, go_live_at=None)
    edition.press()
    assert f"entry:json:{secret.pk}" in where(edition)
    assert "/sitemap-news.xml" in where(edition)
