"""A topic may be a series: each part says which it is, and leads to those before and after it."""

import pytest

from tests.cast import Cast
from tests.press.editions import Edition, differences

FIRST, SECOND = "/en/politics/the-first-bank/", "/en/politics/the-second-bank/"


def said(edition: Edition, path: str) -> str:
    """Return which part of the series a page says it is, and where that leads."""
    page = edition.text(path)
    line = page.partition('<p class="series">')[2].partition("</p>")[0]
    ways = page.partition('aria-label="Other parts">')[2].partition("</nav>")[0]
    return f"{line} {ways}"


def test_parts_count_themselves_and_lead_on(
    cast: Cast, edition: Edition, tmp_path_factory: pytest.TempPathFactory
) -> None:
    for number, headline in enumerate(("The first bank", "The second bank", "The mouth")):
        cast.published(headline, days_ago=9 - number, topics=[cast.sea, cast.ports])
    edition.press()
    assert said(edition, SECOND) == " ", "a topic is no series by itself"
    cast.sea.is_series = True
    cast.sea.save()
    edition.press()
    assert said(edition, SECOND).startswith('Part 2 of 3 <a href="/en/topics/the-sea/">')
    assert f'rel="prev" href="{FIRST}">The first bank' in said(edition, SECOND)
    assert 'rel="next" href="/en/politics/the-mouth/">The mouth' in said(edition, SECOND)
    assert 'rel="prev"' not in said(edition, FIRST)
    cast.published("A spring", days_ago=20, topics=[cast.sea])
    edition.press()
    assert said(edition, SECOND).startswith("Part 3 of 4 ")
    assert "A spring" in said(edition, FIRST)
    clean = Edition(tmp_path_factory.mktemp("clean"))
    clean.press_clean()
    assert differences(edition.store, clean.store) == []
    cast.sea.is_series = False
    cast.sea.save()
    edition.press()
    assert said(edition, SECOND) == " "
