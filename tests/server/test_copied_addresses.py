"""An address as somebody copied it leads to the page by one redirect, where nothing else stands."""

import unicodedata
from dataclasses import replace
from pathlib import Path
from urllib.parse import quote

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from caspian.server.answers import tag_of
from caspian.server.copied import readings
from caspian.server.front import Front
from caspian.server.requests import is_plain
from tests.server.asking import ask
from tests.server.edition import FERRY, Edition, moved, page, settings_for, small_paper, withdrawn

YOLKA, LIGHT, RIVER = "/ru/каспий-ё/", "/az/işıq-dəniz/", "/fa/رود-می‌رود/"
TBILISI, LAMP = "/ka/თბილისი-ზღვა/", "/fa/چراغ-دریا/"
SEA, OLD = "/en/politics/who-owns-the-caspian/", "/en/politics/old-name/"
FEED = "/en/feeds/latest.rss"


def spelt(path: str) -> str:
    """Return a path as a browser sends it."""
    return quote(path, safe="/%?=&")


@pytest.fixture(scope="module")
def reading(tmp_path_factory: pytest.TempPathFactory) -> Front:
    """Return a front that stands before a paper of several scripts; it is only read."""
    edition = Edition(tmp_path_factory.mktemp("copied"))
    pages = [page(key, f"<h1>{key}") for key in (YOLKA, LIGHT, RIVER, SEA, TBILISI, LAMP)]
    feed = page(FEED, "<rss>", media_type="application/xml")
    edition.release(*small_paper(), *pages, feed, moved(OLD, SEA), withdrawn("/en/lost/"))
    settings = replace(settings_for(edition), also_passed_on=lambda _, path: "/search/" in path)
    return Front(settings)


@pytest.mark.parametrize(
    ("copied", "meant"),
    [
        ("/en/politics/Who-Owns-The-Caspian/", SEA),
        ("/EN/POLITICS/WHO-OWNS-THE-CASPIAN", SEA),
        (f"{SEA}.", SEA), (f"{SEA})", SEA), (f"{SEA},", SEA), (f"{SEA}”).", SEA),
        (f"{SEA}>", SEA), (f"{SEA}%22%3E", SEA), (f"{SEA}،", SEA), (f"{SEA[:-1]}.", SEA),
        (f"{SEA}%20", SEA), (f"{SEA}%0D%0A", SEA), ("/en/politics/who-owns-%0Athe-caspian/", SEA),
        (f"/{SEA}", SEA), (f"{SEA}/", SEA), ("///en//politics//who-owns-the-caspian//", SEA),
        (f"\u200e{SEA}\u200f", SEA), ("/en/politics/\u200ewho-owns-the-caspian/", SEA),
        (unicodedata.normalize("NFD", YOLKA), YOLKA), (YOLKA.upper(), YOLKA),
        (quote(quote(YOLKA)), YOLKA), (f"{quote(quote(YOLKA))}.", YOLKA),
        ("/AZ/İŞIQ-DƏNİZ/", LIGHT), (f"{RIVER}؟", RIVER), (f"{RIVER}\u200c", RIVER),
        ("/en/politics/OLD-Name/", SEA), (f"{OLD}.", SEA), ("/EN/Lost/", "/en/lost/"),
        ("/en/feeds/latest.rss).", FEED), ("/en/Feeds/Latest.RSS", FEED),
        ("/en/Search/", "/en/search/"), ("//en/search/", "/en/search/"),
        ("/en/search", "/en/search/"), (OLD[:-1], SEA), (f"{OLD[:-1]}.", SEA),
        (f"{SEA}\\", SEA), (f"{SEA}%5C%22", SEA), (f"{SEA}%3D", SEA), (f"{SEA}+", SEA),
        (f"{SEA}~", SEA), (f"{SEA}%23", SEA), (f"{SEA}%23comments", SEA), (f"{SEA}।", SEA),
        (f"{SEA}%26quot;", SEA), (f"{SEA}%26gt;%26nbsp;", SEA), (f"{SEA[:-1]}./", SEA),
        (f"{SEA[:-1]}%22/", SEA), (f"{SEA}./", SEA), (f"{SEA[:-1]}).", SEA),
        ("/en/politics/who‑owns–the-caspian/", SEA),
        ("/en/politics/who-owns-%20the-caspian/", SEA), (f"{SEA[:-4]}%0D%0A%20{SEA[-4:]}", SEA),
        (f"{SEA[:-4]}%20%0A%20%20{SEA[-4:]}", SEA),
        (TBILISI.upper(), TBILISI), (f"{TBILISI}“.", TBILISI), (f"{TBILISI}»", TBILISI),
        ("/fa/چراغ‌-دریا/", LAMP), (f"{LAMP}؛", LAMP), (f"{LAMP}\u200f.", LAMP),
        ("/FA/رود-می‌رود/۔", RIVER), (f"{YOLKA}—", YOLKA), (f"{YOLKA.upper()[:-1]}».", YOLKA),
    ],
)  # fmt: skip
def test_one_redirect_leads_to_the_page_and_keeps_the_query(
    reading: Front, copied: str, meant: str
) -> None:
    for query in ("", "?utm_source=mail&q=%C9%99"):
        answered = ask(reading, f"{spelt(copied)}{query}")
        assert (answered.status, answered.headers["location"]) == (301, f"{quote(meant)}{query}")
    if "search" not in meant:
        assert ask(reading, quote(meant)).status == (410 if "lost" in meant else 200)


def test_a_page_at_the_odd_address_wins_and_takes_its_place_at_once(
    reading: Front, tmp_path: Path
) -> None:
    edition = Edition(tmp_path / "home")
    edition.release(*small_paper())
    front = Front(settings_for(edition))
    odd, loud = f"{FERRY}.", "/en/politics/The-Ferry/"
    guess = ask(front, odd)
    assert guess.status == 301
    # Caches keep a guess for seconds, and drop it when either of the two addresses changes.
    assert guess.headers["cdn-cache-control"] == "max-age=5"
    assert guess.headers["cache-control"] == "public, max-age=0, must-revalidate"
    assert guess.headers["surrogate-key"].split() == [tag_of(odd), tag_of(FERRY)]
    edition.release(page(odd, "<h1>Odd"), page(loud, "<h1>Loud"), page(FERRY, "<h1>The ferry"))
    front.reading.look()
    assert [ask(front, path).text for path in (odd, loud)] == ["<h1>Odd", "<h1>Loud"]
    assert ask(front, FERRY).status == 200


@pytest.mark.parametrize(
    "path",
    ["/en/none/", "/en/None/", "/en/none).", "//en//none/", "//evil.example", "/en/../en/.",
     "/%5Cevil.example/.", "//desk/login/", "/Desk/", "/%0D%0ASet-Cookie:x", "//)evil.example",
     "/en/politics/who owns the caspian/", f"{SEA}%20by", "/en/..",
     f"{SEA}..", "/en/%00/", "/en/%7F."],
)  # fmt: skip
def test_what_means_no_page_is_answered_as_before(reading: Front, path: str) -> None:
    answered = ask(reading, path)
    assert answered.status in (400, 404)
    assert "location" not in answered.headers


@pytest.mark.parametrize("copied", ["/", "//", "///", "/.", "/)", "/%20", "/,", "/)./", "/%23top"])
def test_the_papers_own_address_leads_to_the_readers_language(reading: Front, copied: str) -> None:
    for query in ("", "?utm_source=mail"):
        answered = ask(reading, f"{copied}{query}", accept_language="en")
        assert (answered.status, answered.headers["location"]) == (302, f"/en/{query}")


def test_only_readers_are_led(reading: Front) -> None:
    assert ask(reading, f"{SEA}.", "POST").status == 405
    assert ask(reading, f"{SEA}.", "HEAD").status == 301


def test_a_redirect_to_the_address_itself_is_none(tmp_path: Path) -> None:
    edition = Edition(tmp_path / "home")
    edition.release(*small_paper(), moved("/en/loop/", "/en/Loop/"))
    assert ask(Front(settings_for(edition)), "/en/Loop/").status == 404


def test_a_long_tail_of_signs_is_no_burden(reading: Front) -> None:
    assert ask(reading, SEA + "./" * 900).headers["location"] == SEA


def test_an_address_in_small_plain_letters_is_looked_up_once() -> None:
    assert list(readings("/en/politics/no-such-article/")) == []


@given(st.text(st.characters(codec="utf-8"), max_size=60))
def test_any_address_has_few_readings_and_each_is_plain(text: str) -> None:
    found = list(readings(f"/{text}"))
    assert len(found) <= 8
    assert all(is_plain(one) for one in found)
    assert len(set(found) | {f"/{text}"}) == len(found) + 1


@given(
    st.sampled_from([SEA, YOLKA, LIGHT, RIVER, FERRY]),
    st.text(st.sampled_from(".,;:!?)]}>»”’\"' \u200e\u200b\u00a0،؛؟。\\=+~^*_-|§।"), max_size=4),
    st.booleans(),
    st.sampled_from(["NFC", "NFD"]),
)
def test_any_page_with_anything_behind_it_is_one_redirect_away(
    reading: Front, path: str, behind: str, is_doubled: bool, form: str
) -> None:
    assume(behind != "..")  # of a browser it would be the folder above
    odd = path.replace("/", "//") if is_doubled else path
    odd = unicodedata.normalize(form, odd) + behind  # type: ignore[arg-type]
    answered = ask(reading, quote(odd))
    if answered.status == 301:
        answered = ask(reading, answered.headers["location"])
    assert (answered.status, answered.text[:4]) == (200, "<h1>")
