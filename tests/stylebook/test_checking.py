"""While one writes, the panel says what the paper writes; a word lets another form stand."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from wagtail.models import PageLogEntry

from caspian.newsroom.checks.result import CheckResult, checked
from caspian.newsroom.models import Article, CheckRule, User
from caspian.stylebook.keeping import KEPT, keep_wording
from tests.cast import Cast
from tests.newsroom.desk.conftest import Desk
from tests.newsroom.desk.conftest import desk as desk
from tests.stylebook.entries import entry

BODY = [("paragraph", "<p>They flew to Kiev. Kiev’s mayor waited.</p>")]
OURS = ("style", "style_quoted")


def said(result: CheckResult) -> list[tuple[str, str]]:
    """Return what the stylebook says of an article: the check and the words."""
    found = (*result.blocking, *result.advice)
    return [(one.check, one.says) for one in found if one.check in OURS]


def test_it_says_what_the_paper_writes_and_why_once_for_each_form(cast: Cast) -> None:
    entry()
    article = cast.draft("The ferry", body=BODY)
    assert said(checked(article)) == [
        (
            "style",
            "“Kiev”: the paper writes “Kyiv”. The name in Ukrainian. It stands there 2 times.",
        )
    ]


def test_the_control_without_the_entry_says_nothing(cast: Cast) -> None:
    entry(language="ru")
    assert said(checked(cast.draft("The ferry", body=BODY))) == []


@pytest.mark.parametrize("field", ["title", "standfirst", "short_headline", "seo_title"])
def test_every_field_of_words_is_read(cast: Cast, field: str) -> None:
    entry()
    article = cast.draft("The ferry")
    setattr(article, field, "A train to Kiev")
    (issue,) = [one for one in checked(article).advice if one.check == "style"]
    assert issue.field == field


def test_a_quotation_is_another_check(cast: Cast) -> None:
    entry()
    blocks = [
        ("paragraph", "<p>“We left Kiev,” she said.</p>"),
        ("quote", {"text": "Kiev was cold.", "attribution": "A sailor"}),
    ]
    assert [check for check, _ in said(checked(cast.draft("F", body=blocks)))] == ["style_quoted"]
    CheckRule.objects.create(code="style", level="blocks")
    result = checked(cast.draft("F", body=[*blocks, *BODY]))
    assert [one.check for one in result.blocking] == ["style"]


def test_a_period_is_of_the_day_on_which_readers_got_it(cast: Cast) -> None:
    entry(since=dt.date(2020, 1, 1))
    old = cast.published("Old", body=BODY)
    Article.objects.filter(pk=old.pk).update(published_at="2019-05-01T12:00:00Z")
    old.refresh_from_db()
    assert said(checked(old)) == []
    assert said(checked(cast.draft("New", body=BODY)))


def test_a_change_of_an_entry_is_seen_at_once(cast: Cast) -> None:
    made = entry()
    article = cast.draft("The ferry", body=BODY)
    assert said(checked(article))
    made.rules.update(avoided="")
    made.save()
    assert said(checked(article)) == []


def test_a_word_lets_a_form_stand_and_the_history_says_whose(cast: Cast, desk: Desk) -> None:
    entry()
    article = cast.draft("The ferry", body=BODY)
    (issue,) = [one for one in checked(article).advice if one.check == "style"]
    client = desk(cast.editor(cast.politics))
    page = client.get(issue.way)
    assert page.status_code == 200
    assert "Kiev" in page.content.decode()
    assert client.post(issue.way, {"form": "Kiev", "reason": " "}).status_code == 200
    assert said(checked(article))
    client.post(issue.way, {"form": "Kiev", "reason": "The title of a book."})
    assert said(checked(article)) == []
    assert said(checked(cast.draft("Another", body=BODY)))
    line = PageLogEntry.objects.get(action=KEPT)
    assert line.data == {"form": "Kiev", "reason": "The title of a book."}


def test_nobody_lets_a_form_stand_in_what_they_may_not_edit(cast: Cast, desk: Desk) -> None:
    article = cast.draft("The ferry", owner=cast.publisher())
    client, sent = desk(cast.reporter()), {"form": "Kiev", "reason": "x"}
    assert client.post(f"/desk/stylebook/{article.pk}/keep/", sent).status_code != 200
    assert not PageLogEntry.objects.filter(action=KEPT).exists()


def test_nothing_stands_without_a_word(cast: Cast) -> None:
    by = User.objects.first()
    with pytest.raises(ValidationError):
        keep_wording(cast.draft("F"), "Kiev", by=by, reason="  ")
