"""What articles name can't be deleted: the desk leads to merging it, and offers to undo that."""

from typing import Any

import pytest
from django.test import Client

from caspian.newsroom.merge import content
from caspian.newsroom.models import Article, Merge, Section, Topic
from tests.cast import Cast
from tests.newsroom.desk.conftest import Desk, shown

pytestmark = pytest.mark.indexed
LISTS = {
    "topic": "newsroom/topic",
    "place": "dossiers/place",
    "contributor": "newsroom/contributor",
}


def named(cast: Cast, *, public: bool) -> dict[str, Any]:
    """Return a topic, a place and a contributor that an article or a draft names."""
    make = cast.published if public else cast.draft
    make("One", topics=[cast.sea], places=[cast.aktau])
    return {"topic": cast.sea, "place": cast.aktau, "contributor": cast.aysel}


def delete(client: Client, kind: str, record: Any) -> str:
    """Try to delete a record by its screen and by the list; return what is said."""
    screen = f"/desk/snippets/{LISTS[kind]}/delete/{record.pk}/"
    bulk = f"/desk/bulk/{LISTS[kind]}/delete/?id={record.pk}"
    said = [client.post(address, {}, follow=True).content.decode() for address in (screen, bulk)]
    return "".join(said)


@pytest.mark.parametrize("public", [True, False])
@pytest.mark.parametrize("kind", LISTS)
def test_what_is_in_use_stays(cast: Cast, desk: Desk, kind: str, public: bool) -> None:
    record = named(cast, public=public)[kind]
    said = delete(desk(cast.publisher()), kind, record)
    assert "stays: 1 article." in said
    assert "Merge into" in said
    assert type(record).objects.filter(pk=record.pk).exists()


@pytest.mark.parametrize("kind", ["topic", "place"])  # a byline protects its contributor as well
def test_the_control_deletes_it_where_nobody_counts(
    cast: Cast, desk: Desk, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    record = named(cast, public=True)[kind]
    monkeypatch.setattr(content.Usage, "__bool__", lambda self: False)
    delete(desk(cast.publisher()), kind, record)
    assert not type(record).objects.filter(pk=record.pk).exists()


def test_what_nothing_names_goes(cast: Cast, desk: Desk) -> None:
    delete(desk(cast.publisher()), "topic", cast.sea)
    assert not Topic.objects.filter(pk=cast.sea.pk).exists()


def test_a_section_with_nothing_but_drafts_stays(cast: Cast, desk: Desk) -> None:
    cast.draft("Never public")
    client = desk(cast.publisher())
    for address in (
        f"/desk/pages/{cast.politics.pk}/delete/",
        f"/desk/bulk/wagtailcore/page/delete/?next=/desk/&id={cast.politics.pk}",
    ):
        assert "stays: 1 article." in client.post(address, follow=True).content.decode()
    assert Section.objects.filter(pk=cast.politics.pk).exists()


def test_it_is_merged_and_the_merge_undone(cast: Cast, desk: Desk) -> None:
    cast.published("One", topics=[cast.sea])
    client = desk(cast.publisher())
    assert "Merge into" in shown(client, "/desk/snippets/newsroom/topic/")
    screen = f"/desk/merging/topic/{cast.sea.pk}/"
    assert "The sea</strong>: 1 article." in shown(client, screen)
    said = client.post(screen, {"into": cast.ports.pk}, follow=True).content.decode()
    assert "“The sea” is now part of “Ports”" in said
    done = Merge.objects.get()
    assert f"/desk/merging/{done.pk}/undo/" in said
    said = client.post(f"/desk/merging/{done.pk}/undo/", follow=True).content.decode()
    assert "“The sea” is back" in said
    assert [one.slug for one in Article.objects.get().topics.all()] == ["the-sea"]


def test_an_editor_merges_records_and_no_sections(cast: Cast, desk: Desk) -> None:
    client = desk(cast.editor(cast.politics))
    assert client.get(f"/desk/merging/topic/{cast.sea.pk}/").status_code == 200
    address = f"/desk/merging/section/{cast.culture.pk}/"
    assert client.get(address).status_code == 302
    client.post(address, {"into": cast.politics.pk})
    assert not Merge.objects.exists()


def test_a_reporter_merges_nothing(cast: Cast, desk: Desk) -> None:
    client = desk(cast.reporter())
    client.post(f"/desk/merging/topic/{cast.sea.pk}/", {"into": cast.ports.pk})
    assert client.get("/desk/merging/").status_code == 302
    assert not Merge.objects.exists()


def test_into_itself_or_nothing_is_refused_in_words(cast: Cast, desk: Desk) -> None:
    client = desk(cast.publisher())
    for into in ("", cast.sea.pk):
        page = client.post(f"/desk/merging/topic/{cast.sea.pk}/", {"into": into}).content.decode()
        assert "error-message" in page
    assert not Merge.objects.exists()


def test_the_menu_leads_to_what_was_merged_for_those_who_may_merge(cast: Cast, desk: Desk) -> None:
    assert "/desk/merging/" in shown(desk(cast.publisher()), "/desk/")
    assert "/desk/merging/" not in shown(desk(cast.reporter()), "/desk/")
