"""The oEmbed endpoint answers for whatever address of an article readers have, and for no other."""

import json
from collections.abc import Iterator
from urllib.parse import quote

import pytest

from caspian.formats.oembed.write import OEmbed, as_json, described
from caspian.server.front import Front
from tests.feeds.strict.oembed import oembed_faults, oembed_xml_faults
from tests.server.asking import Answered, ask
from tests.server.edition import FERRY, Edition, moved, page, settings_for, withdrawn

ROOT = "https://paper.example"
GONE, OLD = "/en/politics/gone/", "/en/politics/old/"
PERSIAN = "/fa/سیاست/کشتی/"


def card(path: str, title: str, block: str = "") -> OEmbed:
    """Return the card of an article."""
    return OEmbed(
        title=title,
        author_name="Aysel Quliyeva",
        author_url=f"{ROOT}/en/contributors/aysel-quliyeva/",
        provider_name="The Caspian Times",
        provider_url=f"{ROOT}/en/",
        embed_url=f"{ROOT}{quote(path)}embed/{block}",
        sizes=((220, 500), (600, 240)),
        thumbnails=((f"{ROOT}/media/images/a/b.jpg", 1200, 675),),
    )


@pytest.fixture
def front(edition: Edition) -> Iterator[Front]:
    """A front over an edition in which two articles and a chart are described."""
    cards = {
        f"{FERRY}embed/oembed.json": card(FERRY, "The ferry"),
        f"{FERRY}embed/a-1/oembed.json": card(FERRY, "A chart", "a-1/"),
        f"{PERSIAN}embed/oembed.json": card(PERSIAN, "کشتی"),
    }
    kind = "application/json; charset=utf-8"
    documents = [page(key, as_json(described(one)), media_type=kind) for key, one in cards.items()]
    edition.release(*documents, withdrawn(GONE), moved(OLD, FERRY))
    made = Front(settings_for(edition))
    yield made
    made.reading.close()


def asked(front: Front, address: str, more: str = "", **headers: str) -> Answered:
    """Ask for the card of an address."""
    return ask(front, f"/oembed?url={quote(address, safe='')}{more}", **headers)


@pytest.mark.parametrize("address", [
    FERRY, FERRY.rstrip("/"), f"{FERRY}?utm_source=x&a=b", f"{FERRY}#comments",
    f"{FERRY}comments/", f"{FERRY}embed/", f"{FERRY}embed", OLD, OLD.rstrip("/"), f"{OLD}embed/",
])  # fmt: skip
def test_any_address_of_the_article_is_known(front: Front, address: str) -> None:
    for root in (
        ROOT,
        "http://paper.example",
        "https://PAPER.example:443",
        "http://paper.example:80",
    ):
        answer = asked(front, root + address)
        assert answer.status == 200, root + address
        assert oembed_faults(answer.body) == []
        assert json.loads(answer.text)["title"] == "The ferry"


def test_an_address_in_another_script_is_known_encoded_or_not(front: Front) -> None:
    for path in (PERSIAN, quote(PERSIAN)):
        assert json.loads(asked(front, ROOT + path).text)["title"] == "کشتی"


def test_a_chart_has_an_answer_of_its_own(front: Front) -> None:
    for rest in ("embed/a-1/", "embed/a-1", "embed/a-1.svg"):
        assert json.loads(asked(front, f"{ROOT}{FERRY}{rest}").text)["title"] == "A chart"


@pytest.mark.parametrize("address", [
    f"{ROOT}{GONE}", f"{ROOT}/en/politics/never/", f"{ROOT}/en/politics/", f"{ROOT}/en/", ROOT,
    f"https://other.example{FERRY}", f"https://paper.example.evil.example{FERRY}",
    f"https://paper.example:8443{FERRY}", f"https://evil.example@other.example{FERRY}",
    f"ftp://paper.example{FERRY}", f"javascript:alert(1)//{FERRY}", FERRY,
    f"//paper.example{FERRY}",
    f"{ROOT}/en/../en/politics/the-ferry/", f"{ROOT}{FERRY}embed/b-2/", "https://[",
    f"{ROOT}/%ff/a/b/",
    f"{ROOT}/en/politics/the-ferry%00/", f"{ROOT}/media/images/a/", "x" * 900,
])  # fmt: skip
def test_any_other_address_is_not(front: Front, address: str) -> None:
    answer = asked(front, address)
    assert answer.status == 404, address
    assert answer.headers["access-control-allow-origin"] == "*"
    said = json.loads(answer.text)
    assert (said["status"], bool(said["title"])) == (404, True)


@pytest.mark.parametrize(("query", "status"), [
    ("", 400), ("url=", 400), ("format=xml", 400), ("&".join("a=b" for _ in range(99)), 400),
    ("url={}&format=html", 501), ("format=yaml", 501), ("url={}&maxwidth=wide", 400),
    ("url={}&maxwidth=0", 400), ("url={}&maxheight=-1", 400), ("url={}&maxwidth=1e9", 400),
    ("url={}&maxwidth=99999999999999", 400), ("url={}&maxwidth=", 200), ("url={}&other=1", 200),
    ("url={}&format=JSON", 200), ("format=json&format=xml&url={}", 200),
])  # fmt: skip
def test_what_can_not_be_answered_is_said(front: Front, query: str, status: int) -> None:
    answer = ask(front, f"/oembed?{query.format(quote(ROOT + FERRY, safe=''))}")
    assert answer.status == status
    if status != 200:
        assert json.loads(answer.text)["status"] == status


def test_the_answer_keeps_to_the_room_in_both_formats(front: Front) -> None:
    for width, height in ((0, 0), (350, 0), (0, 100), (220, 90)):
        room = "".join(
            f"&max{name}={most}" for name, most in (("width", width), ("height", height)) if most
        )
        told = asked(front, ROOT + FERRY, room)
        assert oembed_faults(told.body, most=(width, height)) == []
        told = asked(front, ROOT + FERRY, f"{room}&format=xml")
        assert told.headers["content-type"] == "text/xml; charset=utf-8"
        assert oembed_xml_faults(told.body, most=(width, height)) == []
    assert json.loads(asked(front, ROOT + FERRY, "&maxwidth=410").text)["height"] == 370


def test_what_an_asking_site_keeps_is_asked_about_and_follows_a_change(
    front: Front, edition: Edition
) -> None:
    first = asked(front, ROOT + FERRY)
    assert first.headers["access-control-allow-origin"] == "*"
    etag = first.headers["etag"]
    assert asked(front, ROOT + FERRY, if_none_match=etag).status == 304
    changed = as_json(described(card(FERRY, "The ferry, again")))
    kind = "application/json; charset=utf-8"
    edition.release(page(f"{FERRY}embed/oembed.json", changed, media_type=kind))
    again = asked(front, ROOT + FERRY, if_none_match=etag)
    assert json.loads(again.text)["title"] == "The ferry, again"
    assert first.headers["surrogate-key"] == again.headers["surrogate-key"]
    head = ask(front, f"/oembed?url={quote(ROOT + FERRY, safe='')}", "HEAD")
    assert (head.status, head.body) == (200, b"")
    assert ask(front, "/oembed", "POST").status == 405
    edition.release(withdrawn(FERRY), gone=(f"{FERRY}embed/oembed.json",))
    assert asked(front, ROOT + FERRY).status == 404
