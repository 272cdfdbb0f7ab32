"""A typo moves no date: forms show minutes, and what is stored keeps its seconds."""

import datetime as dt
from typing import Any

import pytest
from django.utils import timezone

from caspian.newsroom.desk.times import by_paper_clock
from caspian.newsroom.models import Article, BreakingNews, Pin, Publication
from caspian.newsroom.must_read import pin
from caspian.search.models import Promotion
from tests.cast import Cast
from tests.newsroom.desk.conftest import Desk
from tests.newsroom.desk.forms import edit, opened

MOMENT = dt.datetime(2024, 7, 15, 9, 5, 41, 322871, tzinfo=dt.UTC)
SOON = timezone.now().replace(second=37, microsecond=123456) + dt.timedelta(hours=3)
PUBLISH = {"action-publish": "action-publish"}


def latest(article: Article) -> Article:
    """Return an article as its form shows it."""
    fresh: Article = Article.objects.get(pk=article.pk).get_latest_revision_as_object()
    return fresh


def published_at(cast: Cast, moment: dt.datetime) -> Article:
    """Return a public article with a date of its own."""
    article = cast.draft("Fery leaves", published_at=moment, first_published_at=moment)
    article.get_latest_revision().publish()
    return Article.objects.get(pk=article.pk)


@pytest.mark.parametrize("action", [{}, PUBLISH], ids=["draft", "publish"])
def test_a_typo_in_a_headline_moves_no_date(cast: Cast, desk: Desk, action: Any) -> None:
    article, client = published_at(cast, MOMENT), desk(cast.publisher())
    before = article.published_at
    for title in ("Ferry leaves", "Ferry leaves Baku"):
        sent = opened(client, edit(article)) | {"title": title} | action
        assert client.post(edit(article), sent).status_code == 302
        assert latest(article).title == title
        assert latest(article).published_at == before
        assert Article.objects.get().published_at == before
    assert Article.objects.public().get().title == (
        "Ferry leaves Baku" if action else "Fery leaves"
    )


def test_one_that_nobody_dated_keeps_its_first_publication(cast: Cast, desk: Desk) -> None:
    article, client = cast.draft("Fery leaves"), desk(cast.publisher())
    client.post(edit(article), opened(client, edit(article)) | PUBLISH)
    before = Article.objects.get().published_at
    assert before is not None
    client.post(edit(article), opened(client, edit(article)) | PUBLISH | {"title": "Ferry"})
    assert Article.objects.get().title == "Ferry"
    assert Article.objects.get().published_at == before


def test_a_schedule_keeps_its_seconds(cast: Cast, desk: Desk) -> None:
    ends = SOON + dt.timedelta(hours=1)
    article = cast.draft("Fery leaves", go_live_at=SOON, expire_at=ends)
    client, before = desk(cast.publisher()), latest(article)
    client.post(edit(article), opened(client, edit(article)) | {"title": "Ferry"})
    after = latest(article)
    assert (after.title, before.go_live_at.second) == ("Ferry", 37)
    assert (after.go_live_at, after.expire_at) == (before.go_live_at, before.expire_at)


def test_another_minute_is_taken_as_it_was_typed(cast: Cast, desk: Desk) -> None:
    article, client = published_at(cast, MOMENT), desk(cast.publisher())
    typed = {"published_at": "2024-07-15 13:06"}
    client.post(edit(article), opened(client, edit(article)) | typed)
    assert latest(article).published_at == dt.datetime(2024, 7, 15, 9, 6, tzinfo=dt.UTC)
    client.post(edit(article), opened(client, edit(article)) | {"published_at": ""})
    assert latest(article).published_at == Article.objects.get().published_at


def test_nothing_typed_is_no_change_of_the_text(cast: Cast, desk: Desk) -> None:
    article, client = published_at(cast, MOMENT), desk(cast.publisher())
    sent = opened(client, edit(article))
    form_class = Article.get_edit_handler().get_form_class()
    with timezone.override("Asia/Baku"):
        form = form_class(sent, instance=latest(article))
        assert "published_at" not in form.changed_data
        form = form_class(sent | {"published_at": "2024-07-15 13:06"}, instance=latest(article))
        assert "published_at" in form.changed_data


def test_a_pin_a_banner_and_a_promotion_keep_their_seconds(cast: Cast, desk: Desk) -> None:
    article, maka = cast.published("Ferry leaves"), cast.publisher()
    client = desk(maka)
    pin(article=article, by=maka, until=SOON)
    address = f"/desk/must-read/{article.pk}/"
    client.post(address, opened(client, address))
    assert Pin.objects.get().until == SOON
    BreakingNews.objects.create(
        language="en", words="A fery is adrift", until=SOON, since=timezone.now()
    )
    address = "/desk/breaking-news/en/"
    client.post(address, opened(client, address) | {"words": "A ferry is adrift"})
    banner = BreakingNews.objects.get()
    assert (banner.words, banner.until) == ("A ferry is adrift", SOON)
    promoted = Promotion.objects.create(words="fery", language="en", article=article, until=SOON)
    address = f"/desk/snippets/search/promotion/edit/{promoted.pk}/"
    client.post(address, opened(client, address) | {"words": "ferry"})
    promoted.refresh_from_db()
    assert (promoted.words, promoted.until) == ("ferry", SOON)


def test_a_paper_that_moves_meanwhile_moves_no_date(cast: Cast, desk: Desk) -> None:
    article, client = published_at(cast, MOMENT), desk(cast.publisher())
    before = article.published_at
    assert before is not None
    sent = opened(client, edit(article))
    paper = Publication.load()
    paper.time_zone = "Europe/Kyiv"
    paper.save()
    client.post(edit(article), sent | {"title": "Ferry leaves"})
    assert latest(article).title == "Ferry leaves"
    assert latest(article).published_at == before
    assert by_paper_clock(before).hour == 12
    assert opened(client, edit(article))["published_at"] == "2024-07-15 12:05"
