"""The sample paper opens in its other languages, each whole, translated and current at once."""

import tomllib
from collections import defaultdict
from types import SimpleNamespace
from typing import Any

import pytest

from caspian.newsroom.models import Article, Home
from caspian.newsroom.opening import PUBLIC, SHUT, close_language, state_of
from caspian.translation.models import FollowedTranslation
from caspian.wire.sample import languages
from caspian.wire.sample.articles import stream_data
from caspian.wire.sample.languages import LANGUAGES, open_sample_language, sample_languages
from caspian.wire.sample.load import DATA, load_sample
from caspian.wire.sample.translate import NotAligned, aligned, translate
from tests.cast import Cast
from tests.pages.reading import page

pytestmark = pytest.mark.indexed
NINE = {"az", "fa", "hy", "ka", "kk-cyrl", "ru", "tr", "uz-latn"}
ANY: dict[str, Any] = defaultdict(lambda: SimpleNamespace(pk=1))
CODES = sample_languages()
FILES = [
    pytest.param(code, file, id=f"{code}-{file.name}")
    for code in CODES
    for file in (LANGUAGES / code / "articles").iterdir()
]


def read(file: Any) -> dict[str, Any]:
    return tomllib.loads(file.read_text("utf-8"))


def test_it_is_translated_into_the_other_eight_of_nine() -> None:
    assert set(CODES) == NINE
    assert set(read(LANGUAGES / "words.toml")["where_to_check"]) == NINE


@pytest.mark.parametrize(("code", "file"), FILES)
def test_each_block_of_a_translation_is_one_of_its_original(code: str, file: Any) -> None:
    original, data = read(DATA / "articles" / file.name), read(file)
    blocks = stream_data(original["body"], ANY, original.get("sources", []))
    blocks = [{**block, "id": f"{number}"} for number, block in enumerate(blocks)]
    words = stream_data(data["body"], ANY, data.get("sources", []))
    found = aligned(blocks, words)
    assert [one["id"] for one in found] == [one["id"] for one in blocks]
    assert [one["type"] for one in found] == [one["type"] for one in blocks]
    for told in (data["headline"], data["standfirst"], data["body"][0]["paragraph"]):
        assert told not in (original["headline"], original["standfirst"])


def test_the_control_a_block_too_many_is_found() -> None:
    original = [{"type": "paragraph", "id": "1", "value": "<p>Words</p>"}]
    with pytest.raises(NotAligned, match="heading"):
        aligned(original, [*original, {"type": "heading", "value": "More"}])


def test_a_language_opens_whole_and_current(cast: Cast) -> None:
    load_sample()
    assert open_sample_language("fa")
    assert state_of("fa") == PUBLIC
    there = Article.objects.public().in_language("fa")
    files = list((LANGUAGES / "fa" / "articles").iterdir())
    assert there.count() == len(files) >= 8
    for article in there:
        row = FollowedTranslation.objects.get(pk=article.pk)
        assert (row.since, row.missing, row.changed, row.removed) == (None, 0, 0, 0), article
        blocks = row.source.body.raw_data
        assert [one["id"] for one in article.body.raw_data] == [one["id"] for one in blocks]
    front = page("/fa/")
    lead = read(LANGUAGES / "fa" / "articles" / "caspian-falling.toml")
    assert lead["short_headline"] in front.text_content()
    assert front.xpath("//html/@dir") == ["rtl"]
    assert not front.xpath("//main//a[starts-with(@href, '/en/')]")
    assert not open_sample_language("fa"), "twice is once"


def test_what_an_editor_closed_stays_closed(cast: Cast) -> None:
    load_sample()
    open_sample_language("fa")
    close_language(code="fa")
    assert not open_sample_language("fa")
    assert state_of("fa") == SHUT


def test_one_that_was_cut_short_is_finished(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    load_sample()
    made: list[str] = []

    def cut(original: Article, *rest: Any) -> None:
        if len(made) == 3:
            raise KeyboardInterrupt
        made.append(original.slug)
        translate(original, *rest)

    monkeypatch.setattr(languages, "translate", cut)
    with pytest.raises(KeyboardInterrupt):
        open_sample_language("fa")
    assert not Home.objects.public().filter(locale__language_code="fa").exists()
    monkeypatch.setattr(languages, "translate", translate)
    assert open_sample_language("fa", again=True)
    there = Article.objects.public().in_language("fa")
    assert there.count() == len({one.translation_key for one in there}) >= 8


def test_an_empty_paper_opens_none(cast: Cast) -> None:
    assert not open_sample_language("fa")
