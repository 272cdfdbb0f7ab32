"""Pages get facts through the door alone, and a watch on it sees each one."""

import datetime as dt

import pytest

from caspian.newsroom.models import Article, Publication
from caspian.pages import preview as answering
from caspian.pages.builders import article as building
from caspian.pages.reads import articles, paper
from caspian.pages.reads.door import Dependency, each_read_once, watching
from tests.cast import Cast
from tests.pages.watchdog import UnnotedRecord, UnwatchedQuery, answer


def test_every_kind_of_page_is_built_through_the_door(cast: Cast) -> None:
    link = f'<p>See <a linktype="page" id="{cast.published("Other").pk}">this</a>.</p>'
    cast.published(
        "Whole", topics=[cast.sea], places=[cast.baku], lead_picture=cast.picture(),
        body=[("paragraph", link), ("image", {"image": cast.picture()})],
    )  # fmt: skip
    for path in (
        "/en/", "/en/politics/", "/en/politics/whole/", "/en/topics/the-sea/", "/en/latest/",
        "/en/places/baku/", "/en/contributors/aysel-quliyeva/",
    ):  # fmt: skip
        assert answer(path).status == 200
    assert answer("/en/nowhere/").status == 404


def test_the_watchdog_barks_at_a_query_behind_the_door(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    cast.published("Whole")
    honest = building.page_of

    def sly(*args: object, **kwargs: object) -> object:
        Article.objects.public().count()
        return honest(*args, **kwargs)  # type: ignore[arg-type]

    monkeypatch.setattr(building, "page_of", sly)
    with pytest.raises(UnwatchedQuery):
        answer("/en/politics/whole/")


def test_a_watcher_sees_what_a_page_read_and_until_when_it_holds(cast: Cast) -> None:
    article = cast.published("Watched", topics=[cast.sea])
    with watching() as watch:
        answering.answer("/en/politics/watched/")
    assert Dependency("article", (article.pk,)) in watch.reads
    assert Dependency("publication", ("en",)) in watch.reads
    tomorrow = dt.datetime.now(tz=dt.UTC) + dt.timedelta(days=1)
    assert watch.until is not None
    assert watch.until <= tomorrow


def test_the_date_of_the_masthead_holds_until_midnight_in_the_papers_time_zone(cast: Cast) -> None:
    with watching() as watch:
        today = paper.today("Asia/Baku")
    assert watch.until is not None
    assert watch.until.isoformat() == f"{today + dt.timedelta(days=1)}T00:00:00+04:00"


def test_a_page_gets_one_answer_to_one_question(cast: Cast) -> None:
    with each_read_once():
        before = paper.publication("en")
        record = Publication.load()
        record.name = "Another name"
        record.save()
        assert paper.publication("en") is before
    assert paper.publication("en").name == "Another name"


def test_the_watchdog_barks_at_a_record_that_nobody_noted(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    cast.published("Whole", topics=[cast.sea])
    answer("/en/politics/whole/")
    monkeypatch.setattr(articles, "record_dependency", lambda record: None)
    with pytest.raises(UnnotedRecord, match="topic"):
        answer("/en/politics/whole/")
