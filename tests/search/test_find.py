"""Articles are found by all their words, best first, within filters; in both databases alike."""

import datetime as dt
from typing import Any

import pytest
from django.utils import timezone
from wagtail.models import Locale

from caspian.newsroom.founding import add_home
from caspian.newsroom.models import Section, TopicName
from caspian.search import find as finding
from caspian.search.engines.shape import Hit
from caspian.search.find import SearchQuestion, find
from caspian.search.ranking import best_first, boost, first_of
from tests.cast import Cast
from tests.search.asking import ask, body, indexed

WHOLE = [
    ("paragraph", "<p>Windlass <b>turn</b>table</p>"),
    ("heading", "Hawser"),
    ("quote", {"text": "Bollard", "attribution": "Capstan"}),
    ("pull_quote", "Fairlead"),
    ("list", {"style": "bullets", "items": ["<p>Scupper</p>"]}),
    (
        "table",
        {"columns": [{"type": "text", "heading": "Draught"}], "rows": [{"values": ["Keel"]}]},
    ),
    ("explainer", {"title": "Ballast", "text": "<p>Bilge</p>"}),
    ("timeline", {"title": "Voyage", "entries": [{"when": "1977", "text": "<p>Launch</p>"}]}),
    ("embed", {"url": "https://hidden.example/", "title": "Regatta", "source": "Tube"}),
]

WORDS = (
    "ship vessel afloat harbour windlass turntable hawser bollard capstan fairlead scupper draught "
    "keel ballast bilge voyage 1977 launch regatta sea baku aktau davit beridze"
)


def test_every_word_that_readers_see_is_found(cast: Cast) -> None:
    article = cast.published(
        "Ship", short_headline="Vessel", standfirst="Afloat.", lead_caption="Harbour", body=WHOLE,
        topics=[cast.sea], places=[cast.baku], dateline=cast.aktau, by=[cast.davit],
    )  # fmt: skip
    indexed(article)
    for word in WORDS.split():
        assert ask(word) == ["Ship"], word
    for word in ("hidden", "bullets", "paragraph", "text", "windlasses-not", "tube"):
        assert ask(word) == [], word


def test_all_words_are_wanted_phrases_in_order_and_some_left_out(cast: Cast) -> None:
    indexed(
        cast.published("One", body=body("The old port of Baku", "the grain")),
        cast.published("Two", body=body("The port is old", "Baku waits")),
    )
    assert sorted(ask("old port baku")) == ["One", "Two"]
    assert ask('"old port"') == ["One"]
    assert ask('"baku the"') == ["One"]
    assert ask("port -grain") == ["Two"]
    assert ask('port -"old port"') == ["Two"]
    assert ask("port steppe") == []
    assert ask("-grain") == []


def test_a_word_is_found_in_its_other_forms(cast: Cast) -> None:
    indexed(cast.published("Ferries sailing", body=body("nothing")))
    assert ask("ferry sailed") == ["Ferries sailing"]
    assert ask("ferr*") == ask("sail*") == ["Ferries sailing"]
    assert ask("fe*") == []


@pytest.mark.parametrize(
    ("language", "text", "typed"),
    [
        ("ru", "Паромы вышли в море", "паром моря"),
        ("az", "Gəmilər Bakıdan çıxdı", "gəmi BAKI"),
        ("tr", "İstanbul’dan Iğdır’a gemiler", "istanbul igdir gemi"),
        ("fa", "کتاب‌ها را می‌خوانیم", "كتابها می خوانیم"),
        ("hy", "Ծովը և նավը", "ծով ԵՎ նավ"),
        ("ka", "გემები ზღვაში", "ᲖᲦᲕᲐ გემები"),
        ("kk-cyrl", "Қазақстан кемелері", "казакстан кеме"),
        ("uk", "П’ять кораблів", "п'ять кораблів"),
    ],
)
def test_it_is_found_in_every_language(cast: Cast, language: str, text: str, typed: str) -> None:
    home = add_home(language)
    section = Section(title="S", slug="s", locale=home.locale, live=False)
    home.add_child(instance=section)
    section.save_revision().publish()
    indexed(cast.published(text, section=section), cast.published("Elsewhere"))
    assert ask(typed, language) == [text]
    assert ask(typed, "en") == []


def test_names_are_those_of_the_articles_language(cast: Cast) -> None:
    home = add_home("ka")
    section = Section(title="S", slug="s", locale=home.locale, live=False)
    home.add_child(instance=section)
    section.save_revision().publish()
    TopicName.objects.create(topic=cast.sea, language="ka", name="ზღვა")
    indexed(cast.published("გემი", section=section, topics=[cast.sea]))
    assert ask("ზღვა", "ka") == ["გემი"]
    assert Locale.objects.count() == 2


def test_the_headline_counts_most_then_standfirst_and_names_then_the_text(cast: Cast) -> None:
    for title, fields in (
        ("In the text", {"body": body("A word on the sturgeon.")}),
        ("In the standfirst", {"standfirst": "The sturgeon."}),
        ("The sturgeon", {}),
        ("None", {}),
    ):
        indexed(cast.published(title, days_ago=50, **fields))
    assert ask("sturgeon") == ["The sturgeon", "In the standfirst", "In the text"]


def test_of_equals_the_newer_comes_first_and_newness_counts(cast: Cast) -> None:
    for days in (900, 1, 90):
        indexed(cast.published("Sturgeon", slug=f"s{days}", standfirst=f"{days}", days_ago=days))
    found = find(SearchQuestion("en", "sturgeon"), timezone.now())
    assert list(found.positions) == sorted(found.positions, reverse=True)


def test_the_boost_is_as_it_is_written_down() -> None:
    now = timezone.now()
    for days, expected in ((-1, 2.0), (0, 2.0), (30, 1.5), (270, 1.1)):
        position = first_of(now - dt.timedelta(days=days))
        assert boost(position, first_of(now)) == pytest.approx(expected), days
    old, new = first_of(now - dt.timedelta(days=4000)), first_of(now)
    assert best_first([Hit(old, 1.9), Hit(new, 1.0)], now) == [new, old]
    assert best_first([Hit(old, 2.1), Hit(new, 1.0)], now) == [old, new]


def test_filters_narrow_it_down(cast: Cast) -> None:
    indexed(
        cast.published("One", by=[cast.davit], places=[cast.baku], kind="analysis", days_ago=3),
        cast.published("Two", section=cast.culture, days_ago=40),
    )
    narrowed: list[dict[str, Any]] = [
        {"section": cast.politics.pk},
        {"kind": "analysis"},
        {"contributor": cast.davit.pk},
        {"place": cast.baku.pk},
        {"since": timezone.now() - dt.timedelta(days=20)},
    ]
    for filters in narrowed:
        assert ask("ferry", **filters) == ask(**filters) == ["One"], filters
    assert ask("ferry", until=timezone.now() - dt.timedelta(days=20)) == ["Two"]
    assert ask("ferry", kind="analysis", section=cast.culture.pk) == []
    assert ask(section=cast.culture.pk) == ["Two"]
    assert ask() == []


def test_of_too_many_hits_the_newest_are_ranked_and_those_with_the_word_on_top(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(finding, "RANKED", 3)
    for number in range(6):
        title = "Ferry" if number == 0 else f"Story {number}"
        indexed(cast.published(title, days_ago=100 - number))
    found = find(SearchQuestion("en", "ferry"), timezone.now())
    assert found.is_more
    assert ask("ferry") == ["Ferry", "Story 5", "Story 4", "Story 3"]


def test_words_that_most_articles_have_are_passed_over(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(finding, "COMMON_IN", 3)
    for number in range(4):
        indexed(cast.published(f"Story {number}"))
    indexed(cast.published("Sturgeon", body=body("Nothing else.")))
    assert ask("the sturgeon") == ["Sturgeon"]
    assert len(ask("the")) == 4
    assert ask('"the sturgeon"') == []
