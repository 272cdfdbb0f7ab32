"""A saved page becomes one article, whole and without the paper's own boilerplate round it."""

import datetime as dt
import re
import tracemalloc
from pathlib import Path
from unittest import mock
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from caspian.formats.saved_page.decode import LARGEST
from caspian.newsroom.checks.registry import BLOCKS
from caspian.newsroom.models import Article, CheckRule, ImportRecord, Publication
from caspian.project.cli import main
from caspian.wire.saved_page import ImportRefused, import_saved_page
from tests.cast import Cast
from tests.pages.watchdog import answer

HARBOUR = Path(__file__).parent / "saved" / "harbour.txt"
SEED = Path(__file__).parents[3] / "shared" / "seed" / "article-page.txt"


def paragraphs(article: Article) -> list[str]:
    """Return the paragraphs of a body."""
    (block,) = article.body
    return re.findall(r"<p>(.*?)</p>", block.value.source)


def test_the_article_comes_in_whole_and_nothing_else(cast: Cast) -> None:
    article = import_saved_page(HARBOUR).article
    assert article.title == "Harbour Town Counts Its Cranes Before the Spring"
    body = paragraphs(Article.objects.get(pk=article.pk))
    assert [one.split()[2] for one in body] == ["of", "crane", "crane"]
    assert not any(word in " ".join(body) for word in ("Must read", "Mirror", "comment", "12.4"))


def test_the_date_beside_the_weather_is_the_day_of_saving(cast: Cast) -> None:
    report = import_saved_page(HARBOUR)
    record = ImportRecord.objects.get(article=report.article)
    assert record.saved_on == dt.date(2025, 3, 14)
    assert report.article.published_at is not None
    assert report.article.published_at.date() == dt.date(2025, 3, 14)
    assert "the article may be older" in record.note
    assert record.note in "\n".join(report.lines())


def test_a_given_date_overrides_it(cast: Cast) -> None:
    report = import_saved_page(HARBOUR, date=dt.date(2023, 11, 28))
    assert report.article.published_at is not None
    assert report.article.published_at.date() == dt.date(2023, 11, 28)
    assert report.note == ""


def test_the_same_file_twice_is_one_article_and_it_says_so(
    cast: Cast, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["import", "saved-page", str(HARBOUR)]) == 0
    assert main(["import", "saved-page", str(HARBOUR), "--publish"]) == 0
    assert "imported before" in capsys.readouterr().out
    assert Article.objects.count() == 1


def test_of_a_huge_file_no_more_is_read_than_shows_that_it_is_one(
    cast: Cast, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "page.html"
    with file.open("wb") as huge:
        huge.truncate(1_200_000_000)
    tracemalloc.start()
    try:
        assert main(["import", "saved-page", str(file)]) == 1
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert "page.html” has more than 5 MB" in capsys.readouterr().err
    assert peak < 4 * LARGEST
    assert not Article.objects.exists()


def test_published_it_stands_in_the_section_asked_for(cast: Cast) -> None:
    article = import_saved_page(HARBOUR, publish=True, section="culture").article
    assert article.url_path.startswith("/en/culture/harbour-town-counts-its-cranes")
    assert answer(article.url_path).status == 200


@pytest.mark.parametrize(
    ("data", "reason"),
    [(b"", "empty"), (b"\x89PNG\r\n\x1a\n\x00\x00", ""), (b"Must read\n\nLatest article\n", "")],
    ids=["empty", "binary", "boilerplate only"],
)
def test_a_file_without_an_article_writes_nothing(
    cast: Cast, tmp_path: Path, capsys: pytest.CaptureFixture[str], data: bytes, reason: str
) -> None:
    file = tmp_path / "page.txt"
    file.write_bytes(data)
    assert main(["import", "saved-page", str(file)]) == 1
    said = capsys.readouterr().err
    assert said.startswith("Nothing was imported: page.txt:")
    assert reason in said
    assert not Article.objects.exists()


def test_a_missing_file_and_an_unknown_section_are_said_plainly(cast: Cast, tmp_path: Path) -> None:
    with pytest.raises(ImportRefused, match="can't be read"):
        import_saved_page(tmp_path / "none.txt")
    with pytest.raises(ImportRefused, match="culture"):
        import_saved_page(HARBOUR, section="sports")
    assert not Article.objects.exists()


@pytest.mark.parametrize("typed", ["yesterday", "0026-11-28", "1899-12-31", "9999-12-31"])
def test_bad_usage_ends_with_2(typed: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["import", "saved-page", str(HARBOUR), "--date", typed])
    assert ended.value.code == 2
    assert "write a day from 1900 to 2200" in capsys.readouterr().err


def test_a_date_that_no_page_can_show_comes_in_from_nowhere(cast: Cast, tmp_path: Path) -> None:
    with pytest.raises(ImportRefused, match="between 1900 and 2200"):
        import_saved_page(HARBOUR, date=dt.date.max)
    assert not Article.objects.exists()
    odd = tmp_path / "odd.txt"
    odd.write_text(HARBOUR.read_text().replace("2025", "9999"))
    assert "9999" in odd.read_text()
    article = import_saved_page(odd, publish=True).article
    assert article.published_at == article.first_published_at
    assert ImportRecord.objects.get().saved_on is None


@pytest.mark.skipif(not SEED.exists(), reason="the seed lies beside the repository, not in it")
def test_the_seed_comes_in_whole(cast: Cast) -> None:
    report = import_saved_page(SEED, publish=True)
    article = Article.objects.get(pk=report.article.pk)
    assert article.title == (
        "Azerbaijan’s President Accuses U.S. of Supporting Armenia in Border Dispute"
    )
    body = paragraphs(article)
    assert len(body) == 6
    assert body[0].startswith("Azerbaijan’s President Ilham Aliyev")
    assert body[-1].endswith("violence in the region.")
    assert ImportRecord.objects.get(article=article).saved_on == dt.date(2024, 7, 15)


def test_nothing_is_published_under_a_date_to_come(
    cast: Cast, capsys: pytest.CaptureFixture[str]
) -> None:
    typed = ["import", "saved-page", str(HARBOUR), "--date", "2150-01-01"]
    assert main([*typed, "--publish"]) == 1
    assert "2150-01-01 is yet to come" in capsys.readouterr().err
    assert not Article.objects.exists()
    assert main(typed) == 0, "a draft may wait for its day: the desk asks before it goes out"
    assert not Article.objects.get().live


def test_one_of_today_is_not_dated_later_than_now(cast: Cast) -> None:
    zone = ZoneInfo(Publication.load().time_zone)
    morning = dt.datetime(2026, 3, 20, 7, tzinfo=zone)
    with mock.patch.object(timezone, "now", return_value=morning):
        report = import_saved_page(HARBOUR, date=morning.date(), publish=True)
    assert report.article.published_at == morning


def test_what_a_check_holds_is_refused_in_one_sentence_and_writes_nothing(
    cast: Cast, capsys: pytest.CaptureFixture[str]
) -> None:
    CheckRule.objects.create(code="byline", level=BLOCKS)
    assert main(["import", "saved-page", str(HARBOUR), "--publish"]) == 1
    said = capsys.readouterr().err
    assert said.startswith("Nothing was imported: ")
    assert "without --publish" in said
    assert not Article.objects.exists()
