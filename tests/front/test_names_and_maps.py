"""A key has one file at most, and what nginx is told of other paths can't be misread."""

import re

import pytest

from caspian.edition.export.elsewhere import (
    gone_map,
    languages_in,
    languages_map,
    moved_page,
    redirects_map,
    root_page,
)
from caspian.edition.export.flatten import NotWhole
from caspian.edition.export.names import TYPES, Unwritable, file_of, files_of, mistaken
from tests.front.nginx import TEMPLATE

FILES = {
    "/en/": "en/index.html",
    "/en/politics/the-ferry/": "en/politics/the-ferry/index.html",
    "/az/mədəniyyət/": "az/mədəniyyət/index.html",
    "/robots.txt": "robots.txt",
    "/en/feeds/latest.rss": "en/feeds/latest.rss",
}
UNWRITABLE = [
    "/", "//", "/en//x/", "/../etc/passwd", "/en/./x/", "/en/x\x00y/", "/en/a\nb/", "/en/a\\b/",
    "/en/" + "ə" * 127 + "/", "/release.json", "/manifest", "/manifest.d/x", "/redirects.map",
    "/assets/paper.css", "/media/images/x.jpg", "/404.html", "/en/index.html", "/robots.txt.gz",
]  # fmt: skip


@pytest.mark.parametrize(("key", "name"), FILES.items())
def test_a_path_stands_in_a_file_of_its_name(key: str, name: str) -> None:
    assert file_of(key) == name
    assert files_of(key) == (name, f"{name}.gz")


@pytest.mark.parametrize("key", UNWRITABLE, ids=repr)
def test_a_path_that_can_have_no_file_is_refused_in_words(key: str) -> None:
    with pytest.raises(Unwritable):
        file_of(key)


def test_what_has_no_address_has_no_file() -> None:
    assert files_of("fragment:en:latest") == ()
    assert files_of("absent:kk-cyrl:404") == ("kk-cyrl/404.html", "kk-cyrl/404.html.gz")
    assert files_of("absent:../../x:404") == ()


def test_the_map_of_redirects_quotes_keys_and_encodes_where_they_lead() -> None:
    made = redirects_map(
        [
            ("/en/a/", "/en/politics/the-ferry/"),
            ('/en/"; return 200 x; #/', "/fa/نوروز/?q=$host"),
            ("/out/", "https://elsewhere.example/a b\r\nSet-Cookie: x=1"),
        ]
    ).decode()
    assert made == (
        '"/en/a/" "../../en/politics/the-ferry/";\n'
        '"/en/\\"; return 200 x; #/" "../../fa/%D9%86%D9%88%D8%B1%D9%88%D8%B2/?q=%24host";\n'
        '"/out/" "https://elsewhere.example/a%20b%0D%0ASet-Cookie:%20x=1";\n'
    )


def test_the_map_of_what_is_gone_names_each_path() -> None:
    assert gone_map(["/en/lost/", "/az/itmiş/"]).decode() == '"/en/lost/" 1;\n"/az/itmiş/" 1;\n'


@pytest.mark.parametrize(
    ("asked", "front"),
    {
        "": "./en/",
        "en-GB,en;q=0.9": "./en/",
        "AZ": "./az/",
        "kk-Cyrl-KZ": "./kk-cyrl/",
        "kk": "./kk/",
        "azb": "./en/",
        "xx,az": "./en/",
    }.items(),
)
def test_the_first_language_that_is_asked_for_decides(asked: str, front: str) -> None:
    fronts = {"en": "/en/", "az": "/az/", "kk": "/kk/", "kk-cyrl": "/kk-cyrl/"}
    rules = re.findall(
        r'^(default|"~\*(?:.*)") "(.*)";$', languages_map("en", fronts).decode(), re.M
    )
    fitting = [to for rule, to in rules[1:] if re.match(rule.strip('"')[2:], asked, re.I)]
    assert [*fitting, rules[0][1]][0] == front


def test_servers_without_maps_show_a_page_that_leads_on() -> None:
    made = moved_page("/en/old/", "/en/the-ferry/").decode()
    assert '<meta http-equiv="refresh" content="0; url=../../en/the-ferry/">' in made
    assert '"><script>' not in moved_page("/en/x/", '/en/"><script>/').decode()
    assert 'href="./az/"' in root_page("en", {"en": "/en/", "az": "/az/"}).decode()


@pytest.mark.parametrize(
    "text",
    ["", "[]", "{}", '{"default": "en", "fronts": {}}', '{"default": 1, "fronts": {"1": 2}}'],
)
def test_a_list_of_languages_that_is_none_is_said_in_words(text: str) -> None:
    with pytest.raises(NotWhole, match="press --clean"):
        languages_in(text.encode())


def test_nginx_is_told_the_types_that_the_export_counts_on() -> None:
    (block,) = re.findall(r"^    types \{(.*?)\}", TEMPLATE.read_text("utf-8"), re.S | re.M)
    told = {
        ending: kind
        for kind, *endings in (line.strip(" ;").split() for line in block.strip().splitlines())
        for ending in endings
    }
    assert told == TYPES


def test_what_a_server_will_mistake_is_said() -> None:
    assert mistaken("en/index.html", "text/html; charset=utf-8") == ""
    assert mistaken("sitemap.xml", "text/xml") == ""
    assert "/en/feed is application/rss+xml" in mistaken("en/feed", "application/rss+xml")
    assert "send it as text/html" in mistaken("en/feed/index.html", "application/rss+xml")
