"""Alt text is asked for where it is missing, and a focal point is set without dragging."""

import pytest

from caspian.newsroom.models import Picture
from tests.cast import Cast
from tests.newsroom.desk.conftest import Desk, shown
from tests.newsroom.desk.test_uploading_a_picture import fields

pytestmark = pytest.mark.indexed
LIST = "/desk/pictures-without-alt-text/"


def unsaid(cast: Cast, title: str) -> Picture:
    """Return a picture that says nothing."""
    picture = cast.picture(title)
    picture.description = ""
    picture.save()
    return picture


def test_the_list_has_those_that_readers_see_first(cast: Cast, desk: Desk) -> None:
    used = unsaid(cast, "In use")
    unsaid(cast, "In a drawer")
    cast.picture("With words")
    cast.published("The ferry", lead_picture=used)
    page = shown(desk(cast.editor(cast.politics)), LIST)
    assert page.index("In use") < page.index("In a drawer")
    assert "With words" not in page


def test_where_nothing_is_missing_the_list_says_so(cast: Cast, desk: Desk) -> None:
    cast.picture()
    assert "Every picture has an alt text." in shown(desk(cast.publisher()), LIST)


def test_a_reporter_may_not_change_them_and_does_not_see_the_list(cast: Cast, desk: Desk) -> None:
    client = desk(cast.reporter())
    assert client.get(LIST).status_code in (302, 403)
    assert "without alt text" not in shown(client, "/desk/")


def test_the_form_asks_for_it(cast: Cast, desk: Desk) -> None:
    client = desk(cast.publisher())
    missing, said = unsaid(cast, "One"), cast.picture("Another")
    assert "Missing: readers who can&#x27;t see it" in shown(client, f"/desk/images/{missing.pk}/")
    page = shown(client, f"/desk/images/{said.pk}/")
    assert "Missing:" not in page
    assert "Alt text" in page


def test_the_focal_point_has_a_picture_to_click_and_two_sliders(cast: Cast, desk: Desk) -> None:
    picture, client = cast.picture(), desk(cast.publisher())
    address = f"/desk/images/{picture.pk}/"
    page = shown(client, address)
    assert 'data-action="click->desk-focus#point"' in page
    assert page.count('type="range"') == 2
    sent = fields("x.jpg", b"") | {
        "focal_point_x": "400", "focal_point_y": "300", "focal_point_width": "90",
        "focal_point_height": "90",
    }  # fmt: skip
    del sent["file"]
    client.post(address, sent)
    picture.refresh_from_db()
    assert picture.get_focal_point().centroid == (400, 300)
