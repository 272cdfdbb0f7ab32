"""More articles: the nearest come first, a copy never, and a publication touches few others."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from caspian.newsroom.founding import add_home
from caspian.newsroom.models import Article, Change, Likeness, Related, StrongWord, TraitUse
from caspian.newsroom.related import lists
from caspian.newsroom.related.relate import relate
from caspian.newsroom.relist import relist
from tests.cast import Cast, republished

STURGEON = (
    "The sturgeon of the northern shallows lay their eggs upstream, where the hatchery at the "
    "weir counts every female that passes. Wardens say that poachers took fewer fish this spring."
)
SEAL = (
    "Wardens counted the fish that poachers left behind, and found the hatchery at the weir "
    "flooded: the sturgeon had passed upstream by themselves, females heavy with eggs."
)
CARPET = (
    "A weaver in the highland village ties nine thousand knots to the hand's breadth, in wool "
    "dyed with madder and walnut, on a loom that her grandmother carried over the pass."
)
RAILWAY = (
    "Freight trains wait three days at the border station, because gauges differ and the crane "
    "that lifts wagons from bogie to bogie has been broken since the thaw."
)


def published(cast: Cast, headline: str, text: str, **fields: Any) -> Article:
    """Publish an article of one paragraph, and let what goes with it be computed."""
    article = cast.published(headline, body=[("paragraph", f"<p>{text}</p>")], **fields)
    settle(article)
    return article


def settle(*articles: Article) -> None:
    """Do what the press does about articles in the outbox."""
    ids = [article.pk for article in articles]
    relist(ids)
    relate(ids)


def more(article: Article) -> list[str]:
    """Return the headlines of what goes with an article, nearest first."""
    rows = Related.objects.filter(article=article).order_by("-score", "-other")
    return list(rows.values_list("other__title", flat=True))


def told() -> set[str]:
    """Return whose lists changed, and forget it."""
    found = set(Change.objects.filter(subject__startswith="related:").values_list("subject"))
    Change.objects.all().delete()
    return {subject for (subject,) in found}


def test_the_nearest_comes_first_whichever_was_published_first(cast: Cast) -> None:
    first = published(cast, "Sturgeon return", STURGEON)
    published(cast, "Knots by the thousand", CARPET)
    published(cast, "Trains wait", RAILWAY)
    last = published(cast, "The weir overflows", SEAL)
    assert more(last)[0] == "Sturgeon return"
    assert more(first)[0] == "The weir overflows"


def test_a_topic_in_common_counts_more_if_few_have_it(cast: Cast) -> None:
    for text in (STURGEON, SEAL):
        published(cast, text[:20], text, topics=[cast.sea])
    rare = published(cast, "Knots", CARPET, topics=[cast.ports, cast.sea])
    asked = published(cast, "Trains", RAILWAY, topics=[cast.ports, cast.sea])
    assert more(asked)[0] == "Knots"
    assert Related.objects.get(article=asked, other=rare).score > 0


def test_of_two_that_are_as_near_the_one_of_those_days_comes_first(cast: Cast) -> None:
    published(cast, "Long ago", f"{STURGEON} Harvest", days_ago=300)
    published(cast, "Those days", f"{STURGEON} Harbour", days_ago=2)
    asked = published(cast, "The weir", SEAL, days_ago=1)
    assert more(asked)[:2] == ["Those days", "Long ago"]


COPIES: dict[str, Callable[[str], str]] = {
    "the same": lambda text: text,
    "with a correction": lambda text: text.replace("fewer", "more"),
    "with a line more": lambda text: f"{text} Our reporter was there.",
    "cut": lambda text: text.rsplit(" ", 4)[0],
}


@pytest.mark.parametrize("change", COPIES)
def test_a_copy_is_never_offered(cast: Cast, monkeypatch: pytest.MonkeyPatch, change: str) -> None:
    original = published(cast, "Sturgeon return to the weir", STURGEON)
    copy = published(cast, "Sturgeon return to the weir", COPIES[change](STURGEON))
    assert more(copy) == more(original) == []
    monkeypatch.setattr("caspian.newsroom.related.relate.SAME_TEXT", 2.0)
    republished(copy, standfirst="As agencies report")
    settle(copy)
    assert more(copy) == ["Sturgeon return to the weir"], "the control: nothing is a copy now"


def test_languages_never_meet(cast: Cast) -> None:
    home = add_home("az")
    english = published(cast, "Sturgeon return", STURGEON)
    section = cast.politics.copy_for_translation(home.locale)
    section.save_revision().publish()
    other = published(cast, "Nərə", STURGEON, section=section)
    assert more(english) == more(other) == []


def test_a_young_paper_offers_the_newest_of_the_section(cast: Cast) -> None:
    first = published(cast, "Knots", CARPET, section=cast.culture, days_ago=3)
    published(cast, "Sturgeon", STURGEON, section=cast.culture, days_ago=2)
    asked = published(cast, "Trains", RAILWAY, section=cast.politics)
    assert more(asked) == ["Sturgeon", "Knots"]
    assert set(more(first)) == {"Sturgeon", "Trains"}
    assert not Related.objects.filter(article=asked, score__gt=0).exists()


def test_what_has_nothing_in_common_touches_nobody(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lists, "KEPT", 2)
    for number, text in enumerate((STURGEON, SEAL, CARPET)):
        published(cast, f"Number {number}", text)
    told()
    article = published(cast, "Trains", RAILWAY)
    assert told() == {f"related:{article.pk}"}
    published(cast, "Number 0 and 1", STURGEON[:120] + SEAL[60:] + RAILWAY)
    assert len(told()) > 1, "the control: what has much in common is offered elsewhere"


def test_one_that_readers_would_not_see_in_a_list_stays_out_of_it(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lists, "KEPT", 4)
    into, *others = (cast.published(f"Number {n}") for n in range(5))
    Related.objects.bulk_create(
        Related(article=into, other=other, score=0.5) for other in others[:2]
    )
    changing = lists.Lists()
    changing.load([into.pk])
    changing.push(others[2].pk, into.pk, 0.4)
    assert set(changing.of(into.pk)) == {others[0].pk, others[1].pk}
    changing.push(others[3].pk, into.pk, 0.6)
    assert others[3].pk in changing.of(into.pk), "the control: this one is nearer"


def test_a_list_runs_no_shorter_when_one_of_it_is_withdrawn(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lists, "KEPT", 2)
    first = published(cast, "Sturgeon", STURGEON)
    near = published(cast, "The weir", SEAL)
    published(cast, "Knots", CARPET)
    published(cast, "Trains", RAILWAY)
    assert more(first)[0] == "The weir"
    near.unpublish()
    told()
    settle(near)
    assert f"related:{first.pk}" in told()
    assert len(more(first)) == 2
    assert "The weir" not in more(first)


def test_what_is_published_again_as_it_was_costs_nothing(cast: Cast) -> None:
    published(cast, "Sturgeon", STURGEON)
    article = published(cast, "The weir", SEAL)
    rows = list(Related.objects.order_by("pk").values())
    told()
    same = republished(article, lead_caption="The weir in April")
    with CaptureQueriesContext(connection) as asked:
        relate([same.pk])
    assert not [one for one in asked if not one["sql"].startswith(("SELECT", "SAVE", "RELEASE"))]
    assert told() == set()
    assert list(Related.objects.order_by("pk").values()) == rows
    settle(republished(article, title="Trains", body=[("paragraph", f"<p>{RAILWAY}</p>")]))
    assert Related.objects.get(article=article).score < Related.objects.model(**rows[0]).score


def test_a_deleted_article_leaves_nothing_behind(cast: Cast) -> None:
    kept = published(cast, "Sturgeon", STURGEON)
    before = dict(TraitUse.objects.filter(articles__gt=0).values_list("trait", "articles"))
    gone = published(cast, "The weir", SEAL, topics=[cast.sea])
    pk = gone.pk
    gone.delete()
    settle(Article(pk=pk))
    assert dict(TraitUse.objects.filter(articles__gt=0).values_list("trait", "articles")) == before
    assert not StrongWord.objects.filter(article=pk).exists()
    assert list(Likeness.objects.values_list("pk", flat=True)) == [kept.pk]
    assert not Related.objects.exists()
