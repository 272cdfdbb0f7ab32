"""What of a saved page is no paragraph: pictures, bylines, sections, languages, dates, comments."""

import base64
import datetime as dt
from io import BytesIO
from pathlib import Path

import pytest
from django.utils import timezone
from PIL import Image

from caspian.comments.discussion import takes_comments
from caspian.comments.models import CommentSettings
from caspian.newsroom.checks.registry import BLOCKS
from caspian.newsroom.founding import add_home
from caspian.newsroom.models import Article, CheckRule, Contributor, ImportRecord, Picture, Section
from caspian.project.cli import main
from caspian.wire import saved_page
from caspian.wire.saved_page import ImportRefused, SavedPageReport, import_saved_page
from tests.cast import Cast
from tests.formats.saved_page.writing import FIRST, HEADLINE, SECOND, THIRD, page_of

DATED = '<meta property="article:published_time" content="2024-02-19">'
RUSSIAN = (
    "Порт открыли в среду утром после трёх недель ремонта, и первый паром пришёл из Баку.",
    "Начальник порта сказал, что вода упала ещё на двадцать сантиметров, и причал удлинят.",
    "Рыбаки стояли на молу с рассвета, и некоторые привели с собой детей.",
)
FORM = '<form id="commentform"><textarea name="comment"></textarea></form>'


def taken(tmp_path: Path, html: str, *, publish: bool = True, section: str = "") -> SavedPageReport:
    """Import a page."""
    file = tmp_path / "page.html"
    file.write_text(html, "utf-8")
    return import_saved_page(file, publish=publish, section=section)


def jpeg(shade: int = 90) -> bytes:
    """Return the file of a picture."""
    file = BytesIO()
    Image.new("RGB", (320, 200), (shade, 120, 160)).save(file, "JPEG")
    return file.getvalue()


def images(article: Article) -> list[dict[str, str]]:
    """Return what the picture blocks of an article say."""
    return [dict(block.value) for block in article.body if block.block_type == "image"]


def test_pictures_beside_and_inside_the_page_come_in_and_those_elsewhere_are_named(
    cast: Cast, tmp_path: Path
) -> None:
    (tmp_path / "page_files").mkdir()
    (tmp_path / "page_files" / "the pier.jpg").write_bytes(jpeg())
    inside = base64.b64encode(jpeg(10)).decode()
    body = (
        '<figure><img src="./page_files/the%20pier.jpg" alt="The pier"><figcaption>At dawn'
        f'</figcaption></figure><img src="data:image/jpeg;base64,{inside}" alt="The mole">'
        '<img src="https://pics.example/far.jpg"><img src="../../../../etc/passwd" alt="no">'
    )
    report = taken(tmp_path, page_of(body, head=DATED))
    pier, mole = images(report.article)
    assert (pier["alt"], pier["caption"], mole["alt"]) == ("The pier", "At dawn", "The mole")
    assert Picture.objects.count() == 2
    assert "2 pictures were left out" in report.note
    assert "pics.example" in report.note
    assert report.article.live


def test_a_picture_of_a_refused_import_leaves_no_file(cast: Cast, tmp_path: Path) -> None:
    (tmp_path / "pier.jpg").write_bytes(jpeg())
    stored: list[Path] = []
    CheckRule.objects.create(code="byline", level=BLOCKS)
    save = Picture.save

    def noted(picture: Picture, *arguments: object, **named: object) -> None:
        save(picture, *arguments, **named)
        stored.append(Path(picture.file.path))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Picture, "save", noted)
        with pytest.raises(ImportRefused):
            taken(tmp_path, page_of('<img src="pier.jpg">', head=DATED))
    assert stored
    assert not any(file.exists() for file in stored)
    assert not Picture.objects.exists()


def test_authors_become_bylines_and_who_is_known_is_not_made_again(
    cast: Cast, tmp_path: Path
) -> None:
    by = '<div class="byline">By AYSEL QULIYEVA and Jane Roe</div>'
    report = taken(tmp_path, page_of(head=DATED, above=by))
    names = [line.contributor.name for line in report.article.bylines.all()]
    assert names == ["Aysel Quliyeva", "Jane Roe"]
    assert "New among the contributors, from the byline: Jane Roe." in report.note
    assert Contributor.objects.count() == 3


def test_a_page_without_a_date_stays_a_draft_and_it_says_why(
    cast: Cast, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "page.html"
    file.write_text(page_of(), "utf-8")
    assert main(["import", "saved-page", str(file), "--publish"]) == 0
    said = capsys.readouterr().out
    assert "Imported as a draft" in said
    assert "Not published: The page shows no date" in said
    article = Article.objects.get()
    assert (article.live, article.published_at) == (False, None)
    assert "shows no date" in ImportRecord.objects.get().note


def test_the_page_finds_the_section_of_its_language(cast: Cast, tmp_path: Path) -> None:
    home = add_home("ru")
    section = Section(title="Новости", slug="culture", locale=home.locale)
    home.add_child(instance=section)
    russian = page_of(head=DATED, lang="ru").replace(HEADLINE, "Паром вернулся в порт Актау")
    for english, text in zip((FIRST, SECOND, THIRD), RUSSIAN, strict=True):
        russian = russian.replace(english, text)
    for asked in ("", "culture", "ru/culture"):
        ImportRecord.objects.all().delete()
        report = taken(tmp_path, russian, section=asked)
        assert report.article.get_parent().specific == section, asked
        assert report.article.live
    with pytest.raises(ImportRefused, match="en/politics, en/culture, ru/culture"):
        taken(tmp_path, page_of(head=DATED), section="sports")


def test_a_page_that_runs_the_other_way_is_not_published_in_an_english_section(
    cast: Cast, tmp_path: Path
) -> None:
    arabic = page_of(head=DATED).replace(HEADLINE, "العبارة تعود إلى ميناء أكتاو")
    arabic = arabic.replace(
        "<p>", "<p>أعيد فتح الميناء صباح الأربعاء بعد ثلاثة أسابيع من الإصلاحات. " * 9
    )
    report = taken(tmp_path, arabic, section="culture")
    assert not report.article.live
    assert "The page is in Arabic, and the section “Culture” in English" in report.held[0]


def test_who_chooses_the_section_answers_for_a_language_that_runs_the_same_way(
    cast: Cast, tmp_path: Path
) -> None:
    assert not taken(tmp_path, page_of(head=DATED, lang="de")).article.live
    ImportRecord.objects.all().delete()
    assert taken(tmp_path, page_of(head=DATED, lang="de"), section="culture").article.live


def test_comments_are_open_where_the_page_shows_their_form_whatever_its_age(
    cast: Cast, tmp_path: Path
) -> None:
    rules, now = CommentSettings.load(), timezone.now()
    assert rules.close_after_days
    shown = taken(tmp_path, page_of(head=DATED, below=FORM)).article
    assert shown.published_at
    assert shown.published_at < now - dt.timedelta(days=rules.close_after_days), "it is old"
    assert takes_comments(shown, rules, now)
    later = now + dt.timedelta(days=rules.close_after_days + 1)
    assert not takes_comments(shown, rules, later), "its days count from the import on"
    assert not takes_comments(taken(tmp_path, page_of(head=DATED)).article, rules, now)


def test_a_broken_letter_is_named(cast: Cast, tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    data = page_of(head=DATED).replace("Wednesday", "Wednesd\u00e1y").encode()
    file.write_bytes(data.replace("\u00e1".encode(), b"\xc3"))
    report = import_saved_page(file)
    assert "1 letter of the file could not be read" in report.note


def test_control_without_the_rule_an_undated_page_is_todays(
    cast: Cast, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(saved_page, "_held", lambda *_, **__: [])
    article = taken(tmp_path, page_of()).article
    assert article.published_at
    assert article.published_at.date() == timezone.now().date()
