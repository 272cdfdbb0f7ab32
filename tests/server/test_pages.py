"""A page of the edition reaches a reader whole, in the encoding asked for, or as "unchanged"."""

import zlib

import pytest

from caspian.server.front import Front
from tests.server.asking import ask
from tests.server.edition import FERRY, LATEST, Edition, page

WHOLE = "<h1>The ferry<p>Latest: The ferry<p>It leaves when it is full.<p>The Caspian Times"


def test_a_page_comes_with_its_fragments_spliced_in(front: Front) -> None:
    answered = ask(front, FERRY, accept_encoding="gzip, br")
    assert (answered.status, answered.text) == (200, WHOLE)
    assert answered.headers["content-encoding"] == "gzip"
    assert answered.headers["content-type"] == "text/html; charset=utf-8"
    assert answered.headers["content-length"] == str(len(answered.body))


def test_who_takes_no_gzip_gets_plain_text(front: Front) -> None:
    for accepted in ("", "br", "gzip;q=0", "gzip;q=0, identity;q=0", "identity, gzip;q=0.5"):
        answered = ask(front, FERRY, accept_encoding=accepted)
        assert (answered.status, answered.body.decode()) == (200, WHOLE), accepted
        assert "content-encoding" not in answered.headers
        assert answered.headers["content-length"] == str(len(answered.body))


def test_the_first_answer_and_those_from_memory_are_the_same(front: Front) -> None:
    for accepted in ("gzip", ""):
        first = ask(front, FERRY, accept_encoding=accepted)
        assert FERRY in front.reading.pages.entries
        assert ask(front, FERRY, accept_encoding=accepted) == first


def test_each_encoding_has_an_entity_tag_of_its_own(front: Front) -> None:
    packed = ask(front, FERRY, accept_encoding="gzip").headers["etag"]
    plain = ask(front, FERRY).headers["etag"]
    assert packed != plain
    assert packed.startswith('"'), "a weak tag would promise less than we keep"
    assert ask(front, FERRY, accept_encoding="gzip", if_none_match=packed).status == 304
    assert ask(front, FERRY, if_none_match=plain).status == 304
    assert ask(front, FERRY, if_none_match=packed).status == 200


@pytest.mark.parametrize("held", ["{}", "W/{}", '"other", {}', '"other",W/{}', "*"])
def test_who_holds_the_page_is_told_that_it_is_unchanged(front: Front, held: str) -> None:
    etag = ask(front, FERRY).headers["etag"]
    answered = ask(front, FERRY, if_none_match=held.format(etag))
    assert (answered.status, answered.body) == (304, b"")
    assert answered.headers["etag"] == etag
    assert answered.headers["vary"] == "Accept-Encoding"
    assert "surrogate-key" in answered.headers
    assert "content-length" not in answered.headers


@pytest.mark.parametrize("held", ['"other"', "", '"', 'W/"other", "more"', '"a', "etag"])
def test_who_holds_another_page_gets_this_one(front: Front, held: str) -> None:
    assert ask(front, FERRY, if_none_match=held).status == 200


def test_a_changed_page_has_another_entity_tag(front: Front, edition: Edition) -> None:
    held = ask(front, FERRY).headers["etag"]
    edition.release(page(LATEST, "<p>Latest: The port"))
    front.reading.look()
    answered = ask(front, FERRY, if_none_match=held)
    assert answered.status == 200
    assert "Latest: The port" in answered.text


def test_the_head_of_a_page_is_that_of_the_page(front: Front) -> None:
    for accepted in ("gzip", ""):
        whole = ask(front, FERRY, accept_encoding=accepted)
        head = ask(front, FERRY, "HEAD", accept_encoding=accepted)
        assert (head.status, head.headers, head.body) == (200, whole.headers, b"")


def test_browsers_ask_again_and_whoever_stands_in_front_may_wait(front: Front) -> None:
    headers = ask(front, FERRY).headers
    assert headers["cache-control"] == "public, max-age=0, must-revalidate"
    assert headers["cdn-cache-control"] == (
        "max-age=10, stale-while-revalidate=60, stale-if-error=86400"
    )


def test_a_query_changes_nothing(front: Front) -> None:
    assert ask(front, f"{FERRY}?utm_source=x&y=%00") == ask(front, FERRY)


def test_other_kinds_of_document_keep_their_kind(front: Front, edition: Edition) -> None:
    edition.release(page("/robots.txt", "User-agent: *\n", media_type="text/plain; charset=utf-8"))
    answered = ask(front, "/robots.txt")
    assert answered.headers["content-type"] == "text/plain; charset=utf-8"
    assert answered.text == "User-agent: *\n"


def test_a_path_in_another_script_is_found(front: Front, edition: Edition) -> None:
    key = "/fa/سیاست/دریای‌خزر/"
    edition.release(page(key, "<h1>دریای خزر"), page("/az/siyasət/gəmi/", "<h1>Gəmi"))
    assert (
        ask(
            front,
            "/fa/%D8%B3%DB%8C%D8%A7%D8%B3%D8%AA/%D8%AF%D8%B1%DB%8C%D8%A7%DB%8C"
            "%E2%80%8C%D8%AE%D8%B2%D8%B1/",
        ).text
        == "<h1>دریای خزر"
    )
    for _ in range(2):
        assert ask(front, "/az/siyas%C9%99t/g%C9%99mi/").text == "<h1>Gəmi"


def test_the_packed_page_is_one_gzip_member(front: Front) -> None:
    body = ask(front, FERRY, accept_encoding="gzip").body
    inflate = zlib.decompressobj(16 + zlib.MAX_WBITS)
    assert inflate.decompress(body).decode() == WHOLE
    assert inflate.eof
    assert inflate.unused_data == b""
