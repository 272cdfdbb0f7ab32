"""The strict reader of WXR finds what WordPress would lose: controls of the tests that use it."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from caspian.formats.wxr.polylang import php
from caspian.formats.wxr.write import (
    FOOT,
    WxrAuthor,
    WxrComment,
    WxrItem,
    WxrSite,
    WxrTerm,
    head,
    item,
    term,
)
from tests.formats.wxr.strict import StrictReader

MOMENT = dt.datetime(2026, 3, 1, 22, 30, tzinfo=dt.UTC)
SITE = WxrSite("Paper", "https://paper.example", "About", "en", dt.UTC, MOMENT)
RENA = WxrAuthor(2, "rena", "Rena")
SEA = WxrTerm(5, "post_tag", "the-sea", "The sea", metas=(("code", "medtop:06000000"),))
SAID = WxrComment(7, "Davit", MOMENT, "So it does.", "1")
POST = WxrItem(
    1001, "post", "The ferry", "https://paper.example/ferry/", "rena", "urn:uuid:1", MOMENT,
    "publish", "ferry", content="<p>It leaves <b>when</b> full.</p>", terms=(SEA,),
    comments=(SAID, replace(SAID, id=8, parent=7)), metas=(("_thumbnail_id", "1002"),),
)  # fmt: skip
SHIPS = WxrItem(
    1002, "attachment", "Ships", "https://paper.example/s.webp", "rena",
    "https://paper.example/s.webp", MOMENT, "inherit", "ships", file="https://paper.example/s.webp",
)  # fmt: skip
LINKED = WxrTerm(9, "post_translations", "pll_1", "pll_1", php({"en": 1001}))


def written(tmp_path: Path, *items: WxrItem, change: Callable[[str], str] = str) -> StrictReader:
    """Return what the reader finds in a file of some items, changed on its way."""
    text = "".join([*head(SITE, [RENA], [SEA, LINKED]), *(item(SITE, one) for one in items), FOOT])
    path = tmp_path / "paper.xml"
    path.write_text(change(text), "utf-8")
    return StrictReader(path)


def test_what_is_right_has_no_fault(tmp_path: Path) -> None:
    read = written(tmp_path, POST, SHIPS)
    assert read.faults == []
    assert read.counts == {"post": 1, "attachment": 1, "comment": 2}


@pytest.mark.parametrize(
    ("changed", "fault"),
    [
        ({"guid": "https://paper.example/s.webp"}, "guid"),
        ({"id": 1002}, "id is missing or another"),
        ({"status": "published"}, "can't be post"),
        ({"author": "nobody"}, "not declared"),
        ({"terms": (replace(SEA, slug="ports"),)}, "'ports') is not declared"),
        ({"metas": (("_thumbnail_id", "77"),)}, "picture 77 is not there"),
        ({"comments": (replace(SAID, parent=6),)}, "answers 6"),
        ({"comments": (replace(SAID, id=9), replace(SAID, id=8, parent=9))}, "too late"),
        ({"comments": (replace(SAID, approved="yes"),)}, "no state"),
        ({"content": "<p>open"}, "opens <p> 1 times"),
        ({"content": "<p onclick='x()'><script>a()</script></p>"}, "has ['script']"),
        ({"content": '<p><a href="/en/">home</a></p>'}, "leads nowhere"),
        ({"content": "<p>[gallery]</p>"}, "shortcode"),
        ({"slug": "x" * 201}, "too long"),
        ({"title": ""}, "title"),
        ({"file": "https://paper.example/"}, "its file is"),
        ({"kind": "attachment", "status": "inherit"}, "its file is"),
    ],
)
def test_a_planted_fault_is_found(changed: dict[str, object], fault: str, tmp_path: Path) -> None:
    faults = written(tmp_path, replace(POST, **changed), SHIPS).faults  # type: ignore[arg-type]
    assert any(fault in one for one in faults), faults


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("1.2</wp:wxr_version>", "</wp:wxr_version>", "has the version ''"),
        ("</channel>", "", "is no XML"),
        ("when", "wh\x07en", "is no XML"),
        ("2026-03-01 22:30:00", "0000-00-00", "its dates are"),
        ("<wp:comment_author_IP>", "<wp:comment_author_IP>10.0.0.1", "tells who wrote it"),
        ("<wp:author_email>", "<wp:author_email>a@example.org", "can't be made"),
        ("i:1001", "i:1004", "translation 1004 is not there"),
        ("<![CDATA[The sea]]></wp:tag_name>", "</wp:tag_name>", "is called ''"),
        ("<rss ", "<!DOCTYPE rss><rss ", "document type"),
    ],
)
def test_a_fault_of_the_file_is_found(old: str, new: str, fault: str, tmp_path: Path) -> None:
    faults = written(tmp_path, POST, SHIPS, change=lambda text: text.replace(old, new)).faults
    assert any(fault in one for one in faults), faults


def test_two_that_wordpress_takes_for_one_are_found(tmp_path: Path) -> None:
    twin = replace(POST, id=1005, guid="urn:uuid:2", title="the ferry!")
    assert any("same moment" in one for one in written(tmp_path, POST, twin, SHIPS).faults)


def test_a_term_may_stand_between_items(tmp_path: Path) -> None:
    more = term(replace(LINKED, slug="pll_2", name="pll_2", about=php({"en": 1002})))
    read = written(
        tmp_path, POST, SHIPS, change=lambda text: text.replace("<item>", more + "<item>")
    )
    assert read.faults == []
    assert read.about["post_translations", "pll_2"] == 'a:1:{s:2:"en";i:1002;}'
