"""What readers wrote stands on the pressed page: threads, links, permalinks, a count, an end."""

import datetime as dt
from typing import Any

import pytest
from django.utils import timezone
from lxml import html

from caspian.comments.models import Comment, CommentSettings
from caspian.comments.undo import withdraw
from caspian.newsroom.models import Article
from caspian.pages.builders import comments as building
from caspian.pages.builders.comments import paragraphs_of
from caspian.pages.reads.door import at
from tests.cast import Cast, republished
from tests.comments.readers import published
from tests.pages.watchdog import answer, guarded_door


@pytest.fixture
def article(cast: Cast) -> Article:
    return cast.published("The ferry is late")


def page(article: Article, rest: str = "") -> Any:
    with guarded_door():
        return html.fromstring(answer(f"{article.url_path}{rest}").html)


def words(element: Any) -> str:
    return " ".join(element.text_content().split())


def test_threads_stand_oldest_first_with_their_answers(article: Article) -> None:
    now = timezone.now()
    second = published(article, "Second.", posted_at=now)
    first = published(article, "First.", posted_at=now - dt.timedelta(hours=1))
    published(article, "Answer.", name="Davit", parent=first)
    Comment.objects.create(article=article, name="Sham", text="Held.", posted_at=now)
    shown = page(article)
    texts = [words(one) for one in shown.cssselect(".comment-text")]
    assert texts == ["First.", "Answer.", "Second."]
    assert words(shown.cssselect(".replies .comment-name")[0]) == "Davit"
    assert words(shown.get_element_by_id("comments-title")) == "3 comments"
    (permalink,) = shown.cssselect(f"#comment-{second.pk} a.comment-when")
    assert permalink.get("href") == f"{article.url_path}comments/#comment-{second.pk}"
    assert shown.cssselect(".story-dates a[href='#comments']")


def test_the_page_of_all_comments_is_there_when_there_are_any(article: Article) -> None:
    assert answer(f"{article.url_path}comments/").status == 404
    published(article, "First.")
    shown = page(article, "comments/")
    assert [words(one) for one in shown.cssselect(".comment-text")] == ["First."]
    assert "noindex" in shown.cssselect("meta[name=robots]")[0].get("content")


def test_under_the_article_stand_the_last_threads(
    article: Article, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(building, "SHOWN", 2)
    monkeypatch.setattr(building.discussion_of, "__kwdefaults__", {"shown": 2})
    now = timezone.now()
    for minute in range(5):
        published(article, f"Number {minute}.", posted_at=now + dt.timedelta(minutes=minute))
    shown = page(article)
    assert [words(one) for one in shown.cssselect(".comment-text")] == ["Number 3.", "Number 4."]
    assert words(shown.cssselect(".comments-earlier")[0]) == "3 earlier comments"
    assert len(page(article, "comments/").cssselect(".comment-text")) == 5


def test_one_that_was_answered_and_is_gone_leaves_its_place(article: Article) -> None:
    first = published(article, "Words to take back.", name="Nobody now")
    published(article, "Answer.", parent=first)
    withdraw(first)
    text = words(page(article))
    assert "This comment is gone." in text
    assert "Answer." in text
    assert "take back" not in text
    assert "Nobody now" not in text
    assert words(page(article).get_element_by_id("comments-title")) == "1 comment"


def test_text_is_plain_but_for_lines_and_links(article: Article) -> None:
    published(
        article, "<b>No</b> & <script>alert(1)</script>\nline two\n\nhttps://a.example/x?y=1&z."
    )
    (text,) = page(article).cssselect(".comment-text")
    assert not text.cssselect("b, script")
    assert len(text.cssselect("p")) == 2
    assert len(text.cssselect("br")) == 1
    (link,) = text.cssselect("a")
    assert link.get("href") == "https://a.example/x?y=1&z"
    assert set(link.get("rel").split()) >= {"nofollow", "ugc"}


@pytest.mark.parametrize("text", ["javascript:alert(1)", "data:text/html,x", "vbscript:x", "//a.b"])
def test_nothing_but_the_web_is_a_link(text: str) -> None:
    assert [piece.address for piece in paragraphs_of(text)[0][0]] == [""]


def test_an_article_closes_by_its_own_switch_by_age_and_with_the_paper(article: Article) -> None:
    assert page(article).cssselect("form.comment-form textarea")
    with at(timezone.now() + dt.timedelta(days=15)):
        assert not page(article).cssselect("form.comment-form")
    republished(article, takes_comments=False)
    assert not page(article).cssselect("#comments")
    published(article)
    assert "This article takes no more comments." in words(page(article))
    republished(article, takes_comments=True)
    rules = CommentSettings.load()
    rules.is_open = False
    rules.save()
    assert "takes no comments at the moment" in words(page(article))
    assert not page(article).cssselect(".comment-form textarea")


def test_every_field_has_a_label_and_the_trap_is_out_of_the_way(article: Article) -> None:
    form = page(article).cssselect("form.comment-form")[0]
    assert form.get("action") == f"/comments/{article.pk}/"
    for field in form.cssselect("input:not([type=hidden]), textarea"):
        assert form.cssselect(f"label[for={field.get('id')}]"), field.get("name")
    (trap,) = form.cssselect("[name=website]")
    assert trap.get("tabindex") == "-1"
    assert form.cssselect(".field-trap[aria-hidden=true]")
