"""Topics, places and contributors: lists that count articles, for those who keep them."""

from typing import Any

import pytest

from tests.cast import Cast
from tests.newsroom.desk.conftest import Desk, shown


def test_editors_keep_them_and_reporters_do_not(cast: Cast, desk: Desk) -> None:
    tigran, rena = desk(cast.editor(cast.politics)), desk(cast.reporter())
    for kind in ("newsroom/topic", "dossiers/place", "newsroom/contributor"):
        shown(tigran, f"/desk/snippets/{kind}/")
        assert rena.get(f"/desk/snippets/{kind}/").status_code == 302


def test_a_topic_says_in_how_many_articles_it_is(cast: Cast, desk: Desk) -> None:
    cast.published("One", topics=[cast.sea])
    cast.published("Two", topics=[cast.sea, cast.ports])
    answer: Any = desk(cast.publisher()).get("/desk/snippets/newsroom/topic/")
    numbers = {topic.name: topic.number for topic in answer.context_data["object_list"]}
    assert numbers == {"Ports": 1, "The sea": 2}


def test_a_contributor_counts_once_for_an_article(cast: Cast, desk: Desk) -> None:
    cast.published("One", by=[cast.aysel, cast.aysel])
    answer: Any = desk(cast.publisher()).get("/desk/snippets/newsroom/contributor/")
    numbers = {one.name: one.number for one in answer.context_data["object_list"]}
    assert numbers == {"Aysel Quliyeva": 1, "Davit Beridze": 0}


@pytest.mark.indexed
def test_they_are_found_by_the_beginning_of_a_name(cast: Cast, desk: Desk) -> None:
    answer: Any = desk(cast.publisher()).get("/desk/snippets/dossiers/place/?q=Akt")
    assert [place.name for place in answer.context_data["object_list"]] == ["Aktau"]


def test_the_address_is_made_of_plain_letters_while_the_name_is_typed(
    cast: Cast, desk: Desk
) -> None:
    screen = shown(desk(cast.publisher()), "/desk/snippets/newsroom/topic/add/")
    assert 'data-w-sync-target-value="#id_slug"' in screen
    assert 'data-w-slug-allow-unicode-value="false"' in screen


@pytest.mark.indexed
@pytest.mark.parametrize("kind", ["newsroom/topic", "dossiers/place", "newsroom/contributor"])
def test_usage_names_each_article_that_names_one(cast: Cast, desk: Desk, kind: str) -> None:
    record = {"topic": cast.sea, "place": cast.baku, "contributor": cast.aysel}[kind.split("/")[1]]
    article = cast.published("The ferry", topics=[cast.sea], places=[cast.baku], by=[cast.aysel])
    cast.published("Not this one", by=[cast.davit])
    address = f"/desk/snippets/{kind}/usage/{record.pk}/"
    tigran = desk(cast.publisher())
    screen = shown(tigran, address)
    assert ("The ferry" in screen, "Not this one" in screen) == (True, False)
    for field in ("topics", "places", "bylines"):
        setattr(article, field, [])
    article.save_revision().publish()
    assert "The ferry" not in shown(tigran, address)
