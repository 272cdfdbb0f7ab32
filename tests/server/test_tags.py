"""Tags: short, bounded, and the same words for who shows a thing and for who purges it."""

import re

from caspian.server.answers import MANY, MOST, purged, tag_of, tags
from caspian.server.front import Front
from tests.server.asking import ask
from tests.server.edition import FERRY, FOOT, LATEST, page


def test_a_tag_is_a_letter_and_ten_digits() -> None:
    for key in (FERRY, LATEST, "absent:en:404", "languages", "/fa/سیاست/"):
        assert re.fullmatch(r"[pfao][0-9a-f]{10}", tag_of(key))
    assert [tag_of(key)[0] for key in (FERRY, LATEST, "absent:en:404", "languages")] == list("pfao")


def test_a_page_carries_its_own_tag_and_those_of_its_fragments(front: Front) -> None:
    headers = ask(front, FERRY).headers
    wanted = {tag_of(FERRY), tag_of(LATEST), tag_of(FOOT)}
    assert set(headers["surrogate-key"].split()) == wanted
    assert set(headers["cache-tag"].split(",")) == wanted


def test_a_page_of_many_fragments_carries_one_tag_for_all_of_them() -> None:
    keys = [f"fragment:en:{number}" for number in range(200)]
    few, many = page("/en/few/", *keys[: MOST - 1]), page("/en/many/", *keys)
    assert len(tags(few)) == MOST
    assert tags(many) == (tag_of("/en/many/"), MANY)
    assert len(" ".join(tags(few))) < 500


def test_whatever_changes_on_a_page_one_of_its_tags_is_purged() -> None:
    keys = [f"fragment:en:{number}" for number in range(60)]
    for count in (0, 1, MOST - 1, MOST, 60):
        shown = page("/en/some/", *keys[:count])
        for changed in ("/en/some/", *keys[:count]):
            assert purged([changed]) & set(tags(shown)), (count, changed)
        assert not purged(["/en/other/", "absent:en:404"]) & set(tags(shown))
