"""What a paper says of its policies follows the pages about it, and presses no article for that."""

import json
import re

from caspian.newsroom.models import Home, Information
from tests.cast import Cast
from tests.press.editions import Edition

FERRY = "/en/politics/the-ferry/"
PAGE = "http://127.0.0.1:8000/en"


def policy(edition: Edition) -> object:
    """Return what the front says of where the paper's corrections policy stands."""
    said = re.findall(r'ld\+json">(.*?)</script>', edition.text("/en/"))
    (paper,) = [one for one in map(json.loads, said) if one["@type"] == "NewsMediaOrganization"]
    return paper.get("correctionsPolicy")


def test_it_comes_moves_and_goes_with_its_page(cast: Cast, edition: Edition) -> None:
    cast.published("The ferry")
    edition.press()
    assert policy(edition) is None
    article = edition.document(FERRY)
    page = Information(title="Mistakes", slug="corrections", locale=cast.home.locale, live=False)
    Home.objects.get(pk=cast.home.pk).add_child(instance=page)
    page.save_revision().publish()
    edition.press()
    assert policy(edition) == f"{PAGE}/corrections/"
    page = Information.objects.get(pk=page.pk)
    page.slug = "our-corrections"
    page.save_revision().publish()
    edition.press()
    assert policy(edition) == f"{PAGE}/our-corrections/"
    Information.objects.get(pk=page.pk).unpublish()
    edition.press()
    assert policy(edition) is None
    assert edition.document(FERRY) == article
