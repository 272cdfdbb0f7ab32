"""What is asked for in bulk, or by a number spelt in another way, shows no more than lists do."""

import pytest
from django.core.files.base import ContentFile

from caspian.newsroom.models import Attachment, Section
from tests.cast import Cast
from tests.newsroom.desk.conftest import Desk

ACTIONS = ("delete", "unpublish", "publish", "move")
SPELLINGS = ("%20{}", "{}%20", "%2B{}", "%0A{}")


def bulk(action: str, asked: str) -> str:
    """Return the address of an action on what was ticked."""
    return f"/desk/bulk/wagtailcore/page/{action}/?next=/desk/&id={asked}"


@pytest.mark.parametrize("action", ACTIONS)
def test_all_of_a_list_are_those_that_somebody_finds(action: str, cast: Cast, desk: Desk) -> None:
    cast.draft("Secret of another", owner=cast.publisher())
    rena = cast.reporter()
    cast.draft("Rena has begun this", owner=rena)
    cast.published("Everybody reads this")
    for narrowed in ("", f"&childOf={cast.politics.pk}", "&q=secret"):
        answer = desk(rena).get(bulk(action, f"all{narrowed}"))
        assert "Secret of another" not in answer.content.decode()
    answer = desk(rena).get(bulk(action, "all"))
    assert answer.status_code == 200
    assert "Rena has begun this" in answer.content.decode()


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_no_other_spelling_of_a_number_is_a_way_in(spelling: str, cast: Cast, desk: Desk) -> None:
    secret = cast.draft("Secret of another", owner=cast.publisher())
    file = Attachment(title="Secret file", uploaded_by_user=cast.publisher())
    file.file.save("quiet.pdf", ContentFile(b"%PDF-1.4"))
    page, attachment = spelling.format(secret.pk), spelling.format(file.pk)
    client = desk(cast.reporter())
    for address in (
        bulk("delete", page),
        f"/desk/choose-page/chosen-multiple/?id={page}",
        f"/desk/bulk/newsroom/attachment/delete/?next=/desk/&id={attachment}",
        f"/desk/documents/chooser/chosen-multiple/?id={attachment}",
        f"/desk/documents/chooser/chosen/{attachment}/",
    ):
        try:
            said = client.get(address).content.decode()
        except ValueError:
            continue  # it is no number to the database either
        assert "Secret" not in said, address


@pytest.mark.parametrize(
    "way",
    [
        "/desk/pages/{}/delete/",
        "/desk/pages/{}/unpublish/",
        "/desk/bulk/wagtailcore/page/delete/?next=/desk/&id={}",
        "/desk/bulk/wagtailcore/page/unpublish/?next=/desk/&id={}",
    ],
)
def test_an_empty_section_is_not_its_editors_to_take_away(way: str, cast: Cast, desk: Desk) -> None:
    section = cast.politics
    desk(cast.editor(section)).post(way.format(section.pk))
    assert Section.objects.live().filter(pk=section.pk).exists()
    desk(cast.publisher()).post(way.format(section.pk))
    assert not Section.objects.live().filter(pk=section.pk).exists()


def test_all_in_a_section_twice_leaves_the_section(cast: Cast, desk: Desk) -> None:
    cast.draft("One")
    client = desk(cast.editor(cast.politics))
    for _ in range(2):
        client.post(bulk("delete", "all"))
    assert Section.objects.live().filter(pk=cast.politics.pk).exists()
