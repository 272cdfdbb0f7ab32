"""Rich text is cleaned on its way to readers too, whatever the database holds."""

import pytest
from django.db import connection

from caspian.newsroom.models import Article
from caspian.pages.builders.rich_text import rich_text
from tests.cast import Cast
from tests.pages.watchdog import answer

EVIL = (
    '<p onclick="x()">Calm<script>alert(1)</script>'
    '<iframe src="https://evil.example/"></iframe> <a href="javascript:x()">sea</a>'
    '<img src=x onerror="x()"></p>'
)
BAD = ("<script", "alert(1)", "onclick", "onerror", "javascript:", "<iframe", "<img")


def test_what_is_stored_is_cleaned_when_it_is_shown() -> None:
    shown = rich_text(EVIL, "en")
    assert "Calm" in shown
    assert "sea" in shown
    assert not [bad for bad in BAD if bad in shown]
    assert rich_text("", "en") == ""


@pytest.mark.parametrize("number", ["0", "none", ""])
def test_a_link_to_nothing_loses_its_link_and_keeps_its_words(db: None, number: str) -> None:
    for kind in ("page", "document"):
        shown = rich_text(f'<p>See <a linktype="{kind}" id="{number}">this</a>.</p>', "en")
        assert "this" in shown
        assert "href" not in shown


def test_a_link_to_an_article_leads_there(cast: Cast) -> None:
    article = cast.published("The ferry")
    shown = rich_text(f'<p><a linktype="page" id="{article.pk}">this</a></p>', "en")
    assert f'href="{article.url_path}"' in shown


def test_a_row_that_went_round_the_newsroom_does_no_harm_on_a_page(cast: Cast) -> None:
    article = cast.published("A calm sea", body=[("paragraph", "<p>Calm, and more</p>")])
    with connection.cursor() as cursor:
        cursor.execute("SELECT body FROM newsroom_article WHERE page_ptr_id = %s", [article.pk])
        body = str(cursor.fetchone()[0]).replace("Calm, and more", r"<b onclick=\"x()\">Calm</b>")
        cursor.execute(
            "UPDATE newsroom_article SET body = %s WHERE page_ptr_id = %s", [body, article.pk]
        )
    assert "onclick" in str(Article.objects.get(pk=article.pk).body.raw_data[0]["value"])
    html = answer(article.url_path).html
    assert "Calm" in html
    assert "onclick" not in html
