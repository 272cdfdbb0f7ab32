"""Thumbnails, originals and pictures of drafts are fetched from the desk, by who may see them."""

import re
from itertools import product
from pathlib import Path

import pytest
from django.test import Client

from caspian.newsroom.models import Article, Picture
from caspian.newsroom.renditions import WIDE_SIZES, made_renditions_of, prepare, webp
from tests.cast import Cast
from tests.newsroom.desk.conftest import Desk, shown

ADDRESS = re.compile(r"/desk/pictures/[\w./%-]+")


def addresses(cast: Cast) -> list[str]:
    """Return the desk's addresses of a picture: a page's size, a thumbnail, the original."""
    picture = cast.picture()
    prepare(picture)
    wide = made_renditions_of(picture, webp(WIDE_SIZES))[0]
    return [wide.url, picture.get_rendition("max-165x165").url, picture.file.url]


def test_who_works_with_pictures_gets_them(cast: Cast, desk: Desk) -> None:
    users = [cast.reporter(), cast.publisher(), cast.editor(cast.politics)]
    for address, user in product(addresses(cast), users):
        answer = desk(user).get(address)
        assert answer.status_code == 200, (address, user)
        assert len(answer.content) > 100
        assert answer["Content-Type"] in ("image/webp", "image/jpeg", "image/png")
        assert set(answer["Cache-Control"].split(", ")) == {"private", "max-age=3600"}
        assert "Cookie" in answer["Vary"]


def test_nobody_else_does(cast: Cast, desk: Desk) -> None:
    moderator, reporter = cast._user("mila", "moderator"), cast.reporter()
    for address in addresses(cast):
        assert address.startswith("/desk/pictures/")
        stranger = Client().get(address)
        assert (stranger.status_code, stranger["Location"]) == (302, f"/desk/login/?next={address}")
        assert desk(moderator).get(address).status_code == 404
        assert desk(reporter).post(address).status_code == 405


@pytest.mark.parametrize(
    "name",
    ["images/x/no.webp", "original_images/x/no.png", "secret_key", "images/../../secret_key",
     "documents/plan.pdf", "newsroom.sqlite3"],
)  # fmt: skip
def test_nothing_but_pictures_is_sent(cast: Cast, desk: Desk, name: str) -> None:
    assert desk(cast.publisher()).get(f"/desk/pictures/{name}").status_code == 404


def test_what_has_lost_its_file_is_not_there(cast: Cast, desk: Desk) -> None:
    picture = cast.picture()
    Path(picture.file.path).unlink()
    assert desk(cast.publisher()).get(picture.file.url).status_code == 404


@pytest.mark.parametrize("screen", ["/desk/images/", "/desk/images/{}/", "/desk/images/chooser/"])
def test_the_desks_screens_name_no_address_of_readers(cast: Cast, desk: Desk, screen: str) -> None:
    picture = cast.picture()
    client = desk(cast.publisher())
    html = shown(client, screen.format(picture.pk))
    assert "/media/" not in html
    named = set(ADDRESS.findall(html))
    assert named
    assert {client.get(one).status_code for one in named} == {200}


def test_nor_does_an_article_in_the_making(cast: Cast, desk: Desk) -> None:
    client = desk(cast.publisher())
    draft = cast.draft("A draft", lead_picture=cast.picture("Lead"))
    assert "/media/" not in shown(client, f"/desk/pages/{draft.pk}/edit/")
    page = Article.objects.get(pk=draft.pk).get_latest_revision_as_object()
    preview = client.get(f"/desk/pages/{draft.pk}/view_draft/").content.decode()
    assert page.lead_picture_id == Picture.objects.get().pk
    assert "/media/" not in preview
    (first, *_) = re.findall(r'src="(/desk/pictures/images/[^"]+)"', preview)
    assert client.get(first).status_code == 200
