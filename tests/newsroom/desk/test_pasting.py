"""The desk answers what was pasted with blocks, as the form takes them."""

import json
from base64 import b64encode
from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from caspian.newsroom.accounts import give_account
from caspian.newsroom.models import Picture, User
from tests.cast import Cast
from tests.formats.pasted.samples import WORD
from tests.newsroom.desk.conftest import Desk

ADDRESS = "/desk/pasting/"


def pasted(client: Client, html: str = "", text: str = "", notes: int = 0) -> dict[str, Any]:
    """Paste at the desk; return what it answers."""
    sent = {
        "html": SimpleUploadedFile("clipboard.html", html.encode()),
        "text": SimpleUploadedFile("clipboard.txt", text.encode()),
        "notes": str(notes),
    }
    answer = client.post(ADDRESS, sent)
    assert answer.status_code == 200
    found: dict[str, Any] = answer.json()
    return found


def png(colour: str = "#336699") -> bytes:
    """Return a small picture."""
    data = BytesIO()
    Image.new("RGB", (60, 40), colour).save(data, "PNG")
    return data.getvalue()


def words_of(value: str) -> str:
    """Return the words of a text of the form."""
    return " ".join(block["text"] for block in json.loads(value)["blocks"])


def test_a_piece_of_word_becomes_blocks(cast: Cast, desk: Desk) -> None:
    answer = pasted(desk(cast.reporter()), WORD)
    kinds = [block["type"] for block in answer["blocks"]]
    assert kinds == [
        "heading", "paragraph", "heading", "list", "quote", "table", "paragraph", "heading",
        "paragraph", "notes",
    ]  # fmt: skip
    assert answer["said"] == []
    first = words_of(answer["blocks"][1]["value"])
    assert first == "Since 1995 the Caspian has lost two metres[^1], says the survey."
    table = answer["blocks"][5]["value"]
    assert [column["heading"] for column in table["columns"]] == ["Port", "Depth"]
    assert table["rows"] == [{"values": ["Aktau", "4,5"]}]


def test_notes_are_counted_on_from_those_of_the_body(cast: Cast, desk: Desk) -> None:
    answer = pasted(desk(cast.reporter()), WORD, notes=2)
    assert "metres[^3]," in words_of(answer["blocks"][1]["value"])


def test_a_picture_in_the_clipboard_is_stored_by_its_form(cast: Cast, desk: Desk) -> None:
    data = b64encode(png()).decode()
    html = f'<p>Before</p><img src="data:image/png;base64,{data}" alt="Ships"><p>After</p>'
    answer = pasted(desk(cast.reporter()), html)
    assert [block["type"] for block in answer["blocks"]] == ["paragraph", "image", "paragraph"]
    picture = Picture.objects.get()
    assert picture.description == "Ships"
    assert picture.tones
    assert answer["blocks"][1]["value"]["image"]["id"] == picture.pk


def test_a_broken_picture_costs_a_sentence_and_nothing_else(cast: Cast, desk: Desk) -> None:
    data = b64encode(png()[:60]).decode()
    html = f'<p>Before</p><img src="data:image/png;base64,{data}"><p>After</p>'
    answer = pasted(desk(cast.reporter()), html)
    assert [block["type"] for block in answer["blocks"]] == ["paragraph", "paragraph"]
    assert "This file is damaged or was cut short." in answer["said"][0]
    assert not Picture.objects.exists()


def test_pictures_elsewhere_are_named_and_not_fetched(cast: Cast, desk: Desk) -> None:
    html = '<p>A</p><img src="http://192.0.2.1/a.png"><img src="file:///C:/x.png">'
    said = " ".join(pasted(desk(cast.reporter()), html)["said"])
    assert "1 picture was left out: it lies at 192.0.2.1." in said
    assert "the clipboard does not hold it" in said


def test_a_table_of_numbers_may_become_a_chart(cast: Cast, desk: Desk) -> None:
    answer = pasted(desk(cast.reporter()), text="Country\tPeople\nIran\t90,6\nGeorgia\t3,7")
    (block,) = answer["blocks"]
    assert block["type"] == "table"
    chart = answer["instead"][0]
    assert chart["value"]["data"] == "Country\tPeople\nIran\t90,6\nGeorgia\t3,7"


def test_a_table_of_places_may_become_a_map(cast: Cast, desk: Desk) -> None:
    answer = pasted(desk(cast.reporter()), text="Port\tShips\nBaku\tmany\nAktau\tfew")
    (held,) = answer["instead"]
    places = [item["value"]["place"]["id"] for item in held["value"]["places"]]
    assert places == [cast.baku.pk, cast.aktau.pk]


def test_a_large_table_is_lines_and_a_sentence(cast: Cast, desk: Desk) -> None:
    text = "\n".join(f"{row}\tname {row}\tx" for row in range(250))
    answer = pasted(desk(cast.reporter()), text=text)
    assert [block["type"] for block in answer["blocks"]] == ["paragraph"]
    assert "750 cells, where 600 is the most" in answer["said"][0]
    assert "name 249" in words_of(answer["blocks"][0]["value"])


@pytest.mark.parametrize("to", ["", "picture/", "file/", "address/"])
def test_only_who_writes_is_answered(cast: Cast, desk: Desk, to: str) -> None:
    give_account("mori", role="moderator")
    address = ADDRESS + to
    assert desk(cast.reporter()).get(address).status_code == 405
    assert Client().post(address, {"html": "<p>x</p>"}).status_code == 302
    answer = desk(User.objects.get(username="mori")).post(
        address, {"html": "<p>x</p>", "file": SimpleUploadedFile("a.png", png())}
    )
    assert answer.status_code == 302
    assert not Picture.objects.exists()


def test_a_text_with_a_line_break_opens_again(cast: Cast, desk: Desk) -> None:
    article = cast.draft("The ferry", body=[("paragraph", "<p>One line.<br/>And another.</p>")])
    article.get_latest_revision_as_object().save_revision()
    rena = cast.publisher()
    answer = desk(rena).get(f"/desk/pages/{article.pk}/edit/")
    assert answer.status_code == 200
    assert "And another." in answer.content.decode()
