"""People, places and topics are added where one writes, or proposed by who may not add them."""

import json
from typing import Any

import pytest

from caspian.dossiers.models import Place, PlaceName
from caspian.newsroom.checks.result import checked
from caspian.newsroom.desk.adding.coordinates import coordinates
from caspian.newsroom.models import Article, Contributor, Topic
from caspian.newsroom.near_names import near_names
from tests.cast import Cast
from tests.newsroom.desk.conftest import Desk
from tests.newsroom.desk.forms import edit
from tests.newsroom.drafts.sending import JSON, form, paragraph

pytestmark = pytest.mark.django_db
TURKMENBASHI = {"name": "Türkmenbaşy", "country": "TM", "where": "40.02, 52.97", "language": "en"}


def post(desk: Desk, who: Any, kind: str, **sent: str) -> Any:
    """Return the answer to somebody who adds something."""
    return desk(who).post("/desk/adding/", {"kind": kind, "language": "en", **sent}, headers=JSON)


@pytest.mark.parametrize(
    "typed",
    ["Aqtau", "aktau", "АҚТАУ", "Актау", "Aktaou", "Aktau port"],
)
def test_another_spelling_is_offered_first(cast: Cast, typed: str) -> None:
    assert [one.name for one in near_names(Place, typed)] == ["Aktau"]


def test_only_what_is_written_otherwise_is_the_same(cast: Cast) -> None:
    same = {typed: near_names(Place, typed)[0].is_same for typed in ("АКТАУ", "Aqtau")}
    assert same == {"АКТАУ": True, "Aqtau": False}
    assert near_names(Place, "Batumi") == near_names(Place, "b") == []


def test_a_person_is_found_by_either_name_first(cast: Cast) -> None:
    assert [one.name for one in near_names(Contributor, "Quliyeva, Aysel")] == ["Aysel Quliyeva"]
    assert [one.name for one in near_names(Contributor, "davi")] == ["Davit Beridze"]


def test_a_name_in_another_language_is_found(cast: Cast) -> None:
    PlaceName.objects.create(place=cast.baku, language="fa", name="بادکوبه")
    (found,) = near_names(Place, "بادکوبه")
    assert (found.name, found.found_by, found.is_same) == ("Baku", "بادکوبه", True)


def test_the_form_asks_by_that(cast: Cast, desk: Desk) -> None:
    reporter = desk(cast.reporter())
    answer = reporter.get("/desk/adding/near/", {"kind": "place", "name": "Aqtau"})
    assert [one["name"] for one in answer.json()["near"]] == ["Aktau"]
    assert reporter.get("/desk/adding/near/", {"kind": "page", "name": "x"}).status_code == 404


def test_an_editor_adds_a_place(cast: Cast, desk: Desk) -> None:
    answer = post(desk, cast.editor(cast.politics), "place", **TURKMENBASHI)
    place = Place.objects.get(slug="turkmenbasy")
    assert answer.json() == {"id": place.pk, "name": "Türkmenbaşy"}
    assert (place.country, place.latitude, place.longitude) == ("TM", 40.02, 52.97)


def test_a_name_in_the_articles_language_is_kept_as_that(cast: Cast, desk: Desk) -> None:
    editor = cast.editor(cast.politics)
    sent = {"name": "Спорт", "english": "Sport", "code": "medtop:15000000", "language": "ru"}
    post(desk, editor, "topic", **sent)
    topic = Topic.objects.get(slug="sport")
    assert (topic.name, topic.name_in("ru")) == ("Sport", "Спорт")
    sent = {"name": "Дербент", "country": "RU", "where": "42.06 N 48.29 E", "language": "ru"}
    post(desk, editor, "place", **sent)
    assert Place.objects.get(slug="derbent").name_in("ru") == "Дербент"


def test_two_people_have_one_name_and_addresses_of_their_own(cast: Cast, desk: Desk) -> None:
    answer = post(desk, cast.editor(cast.politics), "contributor", name=" Davit  Beridze ")
    assert Contributor.objects.get(pk=answer.json()["id"]).slug == "davit-beridze-2"


def test_a_place_that_is_there_is_the_one(cast: Cast, desk: Desk) -> None:
    answer = post(desk, cast.editor(cast.politics), "place", name="AKTAU")
    assert answer.json() == {"id": cast.aktau.pk, "name": "Aktau", "there": True}


@pytest.mark.parametrize(
    ("sent", "faults"),
    [
        ({"where": "somewhere"}, ["where"]),
        ({"where": "95, 200"}, ["where"]),
        ({"country": "XX"}, ["country"]),
        ({"name": ""}, ["name"]),
        ({"name": "T" * 130}, ["name"]),
    ],
)
def test_what_is_missing_is_said_at_its_field(
    cast: Cast, desk: Desk, sent: dict[str, str], faults: list[str]
) -> None:
    answer = post(desk, cast.editor(cast.politics), "place", **(TURKMENBASHI | sent))
    assert list(answer.json()["faults"]) == faults
    assert Place.objects.count() == 2


@pytest.mark.parametrize("kind", ["contributor", "place", "topic"])
def test_who_keeps_no_records_adds_none(cast: Cast, desk: Desk, kind: str) -> None:
    sent = {**TURKMENBASHI, "code": "medtop:15000000"}
    answer = post(desk, cast.reporter(), kind, **sent)
    assert answer.status_code in (302, 403)
    assert not Place.objects.filter(name="Türkmenbaşy").exists()


@pytest.mark.parametrize(
    "typed",
    ["43.65, 51.17", "43,65; 51,17", "43.65 N 51.17 E", "51.17E, 43.65N", "43°39′N 51°10′12″E"],
)
def test_places_are_located_as_they_are_written_elsewhere(typed: str) -> None:
    assert coordinates(typed) == (43.65, 51.17)


@pytest.mark.parametrize("typed", ["", "43.65", "43.65, 51.17, 3", "N E", "here: 43.65, 51.17"])
def test_what_is_no_place_is_none(typed: str) -> None:
    assert coordinates(typed) is None


def newest(article: Article) -> Article:
    """Return the newest version of an article."""
    return Article.objects.get(pk=article.pk).get_latest_revision_as_object()


PROPOSED = [{"kind": "place", "name": "Kuryk", "by": "rena"}]


def proposing(cast: Cast, desk: Desk) -> Article:
    """Return a draft of Rena's, who proposes a place with it."""
    rena = cast.reporter()
    article = cast.draft("A ferry to Kuryk", owner=rena)
    sent = form(paragraph("It leaves."), proposed=json.dumps(PROPOSED))
    desk(rena).post(edit(article), sent, headers=JSON)
    return article


def test_a_proposal_stays_with_the_draft_and_readers_see_nothing_of_it(
    cast: Cast, desk: Desk
) -> None:
    article = proposing(cast, desk)
    assert newest(article).proposed == PROPOSED
    editor = cast.editor(cast.politics)
    page = desk(editor).get(edit(article)).content.decode()
    assert "Kuryk" in page
    assert 'data-desk-proposed-may-value="contributor place topic"' in page
    assert not Place.objects.filter(name="Kuryk").exists()
    assert [one.check for one in checked(newest(article)).advice].count("proposed") == 1


def test_who_proposes_is_offered_nothing_else(cast: Cast, desk: Desk) -> None:
    article = proposing(cast, desk)
    page = desk(cast.reporter()).get(edit(article)).content.decode()
    assert 'data-desk-proposed-may-value=""' in page


def test_a_form_that_knows_of_none_takes_none_away(cast: Cast, desk: Desk) -> None:
    article = proposing(cast, desk)
    desk(cast.reporter()).post(edit(article), form(paragraph("Again.")), headers=JSON)
    assert newest(article).proposed == PROPOSED


@pytest.mark.parametrize("typed", ["no json", "{}", '[1, {"kind": "page", "name": "x"}, {}]'])
def test_what_is_no_proposal_is_left_out(cast: Cast, desk: Desk, typed: str) -> None:
    article = proposing(cast, desk)
    sent = form(paragraph("It leaves."), proposed=typed)
    assert desk(cast.reporter()).post(edit(article), sent, headers=JSON).status_code == 200
    assert newest(article).proposed == []
