"""A picture that is dropped is stored with the words in its file, once; a file becomes blocks."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from caspian.formats.pasted.files import FileFault
from caspian.newsroom.desk.pasting.words import FAULTS
from caspian.newsroom.models import Picture
from tests.cast import Cast
from tests.formats.pasted import packages
from tests.formats.picture_words.photographs import photograph
from tests.newsroom.desk.conftest import Desk

IPTC = {5: "Ferry", 80: "Leyla Aliyeva", 110: "AP", 120: "A ferry off Baku."}


def sent(client: Client, name: str, data: bytes, to: str = "picture") -> dict[str, Any]:
    """Send a file; return what the desk answers."""
    answer = client.post(f"/desk/pasting/{to}/", {"file": SimpleUploadedFile(name, data)})
    assert answer.status_code == 200
    found: dict[str, Any] = answer.json()
    return found


def test_the_words_in_a_photograph_are_shown_where_they_can_be_changed(
    cast: Cast, desk: Desk
) -> None:
    rena = cast.reporter()
    answer = sent(desk(rena), "DSC_1.jpg", photograph(iptc=IPTC))
    picture = Picture.objects.get()
    assert (picture.title, picture.credit) == ("Ferry", "Leyla Aliyeva/AP")
    assert picture.uploaded_by_user == rena
    (block,) = answer["blocks"]
    assert block["value"]["image"]["id"] == picture.pk
    assert block["value"]["caption"] == "A ferry off Baku."
    assert block["value"]["credit"] == "Leyla Aliyeva/AP"


def test_the_same_file_is_stored_once(cast: Cast, desk: Desk) -> None:
    client, data = desk(cast.reporter()), photograph(iptc=IPTC)
    sent(client, "a.jpg", data)
    answer = sent(client, "b.jpg", data)
    held = Picture.objects.get()
    assert answer["blocks"][0]["value"]["image"]["id"] == held.pk
    assert answer["said"] == ["“b.jpg” was in the library already, as “Ferry”: that one is used."]


@pytest.mark.parametrize("data", [b"no picture", photograph()[:300]])
def test_a_file_that_is_no_picture_gets_a_sentence(cast: Cast, desk: Desk, data: bytes) -> None:
    answer = sent(desk(cast.reporter()), "odd.jpg", data)
    assert answer["blocks"] == []
    assert answer["said"][0].startswith("“odd.jpg” was not taken. This file is damaged")
    assert not Picture.objects.exists()


def test_a_word_file_becomes_blocks_and_its_picture_is_stored(cast: Cast, desk: Desk) -> None:
    answer = sent(desk(cast.reporter()), "piece.docx", packages.word(), to="file")
    kinds = [block["type"] for block in answer["blocks"]]
    assert kinds == ["heading", "paragraph", "table", "image", "notes"]
    assert Picture.objects.get().description == "Ships"


def test_a_file_of_another_kind_gets_a_sentence(cast: Cast, desk: Desk) -> None:
    answer = sent(desk(cast.reporter()), "film.mp4", b"x", to="file")
    assert answer["said"][0].startswith("“film.mp4” was not brought in. Only Word,")


def test_every_fault_has_its_sentence() -> None:
    assert set(FAULTS) == set(FileFault)
