"""An odd picture, date or address costs what shows it and nothing else."""

import datetime as dt
from io import BytesIO

import pytest
from django.core.files.images import ImageFile
from django.db import connection
from django.utils import timezone
from PIL import Image
from wagtail.contrib.redirects.models import Redirect

from caspian.edition.faults import INTERVALS, faults
from caspian.newsroom.models import Change, Picture
from caspian.pages.reads import cleaned
from tests.cast import Cast, republished
from tests.press.editions import Edition

FERRY, STORM = "/en/politics/the-ferry/", "/en/politics/the-storm/"
LATER = INTERVALS[-1]


def test_an_address_that_no_store_can_hold_costs_its_own_document(
    cast: Cast, edition: Edition, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cleaned, "harmless", str)  # it would take the odd letter out
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL refuses such a text itself")
    Redirect.objects.create(old_path="/en/old", redirect_link="https://example.org/\0")
    cast.published("The ferry")
    edition.press()
    assert edition.status(FERRY) == 200
    assert any("/en/old" in name for name in edition.fault_names())


def test_a_picture_that_cannot_be_made_stops_no_publication_and_says_what_to_do(
    cast: Cast, edition: Edition, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = BytesIO()
    Image.new("I;16", (1600, 1000), 30000).save(data, "PNG")
    file = ImageFile(BytesIO(data.getvalue()), name="radar.png")
    picture = Picture.objects.create(title="Sea level, radar", file=file)
    cast.published("The ferry")
    edition.press()
    assert edition.status(FERRY) == 200
    (told,) = faults(edition.store)
    assert (told.name, told.hides) == (f"pictures:picture:{picture.pk}", False)
    assert "Sea level, radar" in told.advice
    assert "8-bit PNG" in told.advice
    assert not Change.objects.exists()
    picture.delete()
    edition.press()
    assert edition.fault_names() == []


def test_a_date_that_no_calendar_has_costs_its_own_article(cast: Cast, edition: Edition) -> None:
    far = cast.draft("The far future")
    far.published_at = dt.datetime(9999, 12, 31, 12, tzinfo=dt.UTC)
    far.save_revision().publish()
    cast.published("The ferry")
    edition.press()
    assert edition.status(FERRY) == 200
    assert "The ferry" in edition.text("/en/politics/")
    assert any(
        far.url_path in one.about or f"page:{far.pk}" in one.about for one in faults(edition.store)
    )
    republished(far, published_at=timezone.now())
    edition.press()
    assert "The far future" in edition.text("/en/politics/")
    edition.press(timezone.now() + LATER)
    assert edition.fault_names() == []
