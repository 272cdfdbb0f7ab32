"""Whatever somebody typed, a draft of it saves, and is shown as typed when it is opened again."""

from typing import Any

import pytest
from wagtail.test.utils.form_data import rich_text

from caspian.newsroom.drafts.unfinished import unfinished
from caspian.newsroom.models import Article
from caspian.newsroom.stored import stored_blocks
from tests.cast import Cast
from tests.newsroom.desk.conftest import Desk
from tests.newsroom.desk.forms import edit
from tests.newsroom.drafts.sending import JSON, PUBLISH, add, form, paragraph

LONG = "A very long heading that goes on and on " * 10


def draft_of(article: Article) -> Article:
    """Return the newest version of an article."""
    found = Article.objects.get(pk=article.pk).get_latest_revision_as_object()
    assert isinstance(found, Article)
    return found


def items(*values: Any) -> dict[str, str]:
    """Return the items of a list block as a browser sends them."""
    found: dict[str, Any] = {"count": str(len(values))}
    for number, value in enumerate(values):
        found[str(number)] = {"value": value, "id": "", "order": str(number), "deleted": ""}
    return found


PICTURE = {"image": "", "alt": "Ships", "caption": "", "credit": ""}
CHART = {
    "kind": "bar", "title": "", "data": "no table", "unit": "", "highlight": "", "source": "",
    "note": "", "alt": "", "size": "across",
}  # fmt: skip
UNFINISHED: dict[str, tuple[str, Any]] = {
    "image without a picture": ("image", PICTURE),
    "gallery of one": ("gallery", {"title": "Port", "pictures": items(PICTURE)}),
    "quote without words": ("quote", {"text": "", "attribution": "Rena"}),
    "chart of no table": ("chart", CHART),
    "map without a place": (
        "map",
        {"places": items({"place": ""}), "title": "", "caption": "", "alt": ""},
    ),
    "embed of no address": ("embed", {"url": "not an address", "title": "Film", "source": ""}),
    "embed of a script": ("embed", {"url": "javascript:alert(1)", "title": "Film", "source": ""}),
    "long heading": ("heading", LONG.strip()),
    "list of no item": ("list", {"style": "bullets", "items": items()}),
    "timeline without a date": (
        "timeline",
        {"title": "", "entries": items({"when": "", "text": rich_text("<p>It fell.</p>")})},
    ),
    "document without a file": ("document", {"document": "", "title": "Report"}),
}
TYPED: dict[str, dict[str, str]] = {
    "a day that is none": {"published_at": "2026-02-31 10:00"},
    "the year one": {"published_at": "0001-01-01 10:00"},
    "words for a date": {"published_at": "next Thursday"},
    "a long headline": {"title": "The ferry " * 60},
    "no headline": {"title": ""},
    "a bad address": {"slug": "the ferry!"},
    "a long standfirst": {"standfirst": "Long. " * 200},
    "a long short headline": {"short_headline": "Ferry " * 40},
    "a kind that is none": {"kind": "poem"},
    "a time that is none": {"go_live_at": "25:99"},
}


@pytest.mark.parametrize("name", UNFINISHED)
def test_an_unfinished_block_is_kept_as_typed(cast: Cast, desk: Desk, name: str) -> None:
    client = desk(cast.editor(cast.politics))
    answer = client.post(add(cast), form(paragraph("Words."), UNFINISHED[name]), headers=JSON)
    assert answer.json()["success"]
    article = Article.objects.get(pk=answer.json()["pk"])
    draft = draft_of(article)
    kind, typed = UNFINISHED[name]
    assert [block.block_type for block in draft.body] == ["paragraph", kind]
    for words in _words(typed):
        assert words in str(stored_blocks(draft.body)[1])
    screen = client.get(edit(article)).content.decode()
    assert "Before this can be published" in screen
    assert f'data-desk-unfinished-place-param="{draft.body[1].id}"' in screen


@pytest.mark.parametrize("name", UNFINISHED)
def test_nothing_falls_over_an_unfinished_block(cast: Cast, desk: Desk, name: str) -> None:
    client = desk(cast.editor(cast.politics))
    made = client.post(add(cast), form(paragraph("Words."), UNFINISHED[name]), headers=JSON).json()
    article = Article.objects.get(pk=made["pk"])
    client.post(edit(article), form(paragraph("Other."), UNFINISHED[name]))
    assert "Other." in client.get(f"/desk/pages/{article.pk}/view_draft/").content.decode()
    first, last = article.revisions.order_by("pk").values_list("pk", flat=True)
    compared = client.get(f"/desk/pages/{article.pk}/revisions/compare/{first}...{last}/")
    assert compared.status_code == 200
    assert client.get(f"/desk/pages/{article.pk}/revisions/{first}/revert/").status_code == 200
    previewed = client.post(f"{edit(article)}preview/", form(paragraph("P."), UNFINISHED[name]))
    assert previewed.json()["is_valid"]
    copy = article.copy(update_attrs={"slug": "copy", "title": "Copy"})
    assert unfinished(copy.get_latest_revision_as_object())


@pytest.mark.parametrize("name", UNFINISHED)
def test_publishing_asks_for_more(cast: Cast, desk: Desk, name: str) -> None:
    client = desk(cast.editor(cast.politics))
    sent = form(paragraph("Words."), UNFINISHED[name])
    screen = client.post(add(cast), sent | PUBLISH)
    assert screen.status_code == 200
    assert "Before this can be published" in screen.content.decode()
    assert not Article.objects.public().exists()


@pytest.mark.parametrize("name", TYPED)
def test_what_a_field_cannot_hold_is_shown_again_as_typed(
    cast: Cast, desk: Desk, name: str
) -> None:
    client = desk(cast.editor(cast.politics))
    answer = client.post(add(cast), form(paragraph("Words."), **TYPED[name]), headers=JSON).json()
    assert answer["success"]
    article = Article.objects.get(pk=answer["pk"])
    screen: Any = client.get(edit(article))
    (field, typed), *_ = TYPED[name].items()
    assert screen.context_data["form"][field].value() == typed
    assert f'data-desk-unfinished-place-param="{field}"' in screen.content.decode()
    # A second save as it stands changes nothing of that, and a mended one forgets it.
    client.post(edit(article), form(paragraph("Words."), **TYPED[name]), headers=JSON)
    assert draft_of(article).as_typed["fields"][field]["typed"] == typed
    client.post(edit(article), form(paragraph("Words.")), headers=JSON)
    assert unfinished(draft_of(article)) == []


def test_a_byline_without_a_name_waits_beside_the_others(cast: Cast, desk: Desk) -> None:
    client = desk(cast.editor(cast.politics))
    lines = [
        {"id": "", "role": "by", "contributor": cast.aysel.pk, "ORDER": "1", "DELETE": ""},
        {"id": "", "role": "with", "contributor": "", "ORDER": "2", "DELETE": ""},
    ]
    answer = client.post(add(cast), form(bylines=lines), headers=JSON).json()
    assert answer["success"]
    article = Article.objects.get(pk=answer["pk"])
    assert [one.contributor for one in article.bylines.all()] == [cast.aysel]
    screen: Any = client.get(edit(article))
    shown = screen.context_data["form"].formsets["bylines"].forms
    assert [one["role"].value() for one in shown] == ["by", "with"]
    assert "Choose a contributor." in screen.content.decode()
    # As the browser goes on: it learned the id of the one that was saved.
    names = form(bylines=lines) | answer["field_updates"]
    names["bylines-1-contributor"] = cast.davit.pk
    assert client.post(answer["url"], names, headers=JSON).json()["success"]
    draft = draft_of(article)
    assert [(one.role, one.contributor) for one in draft.bylines.all()] == [
        ("by", cast.aysel), ("with", cast.davit)
    ]  # fmt: skip
    assert draft.as_typed == {}


def test_a_topic_that_was_deleted_takes_no_other_with_it(cast: Cast, desk: Desk) -> None:
    gone = cast.ports.pk
    cast.ports.delete()
    sent = form(paragraph("Words."), topics=[cast.sea.pk, gone])
    answer = desk(cast.reporter()).post(add(cast), sent, headers=JSON).json()
    assert answer["success"]
    assert set(Article.objects.get(pk=answer["pk"]).topics.all()) == {cast.sea}


def test_after_an_expiry_a_draft_saves(cast: Cast, desk: Desk) -> None:
    article = cast.draft("Over")
    sent = form(paragraph("Words."), expire_at="2020-01-01 10:00", slug="over")
    client = desk(cast.editor(cast.politics))
    assert client.post(edit(article), sent, headers=JSON).json()["success"]
    draft = draft_of(article)
    assert draft.expire_at.year == 2020
    assert "readers can’t open it any more" in client.get(edit(article)).content.decode()
    refused = client.post(edit(article), sent | PUBLISH)
    assert refused.status_code == 200
    assert not Article.objects.public().exists()


def test_an_end_before_the_beginning_is_kept_too(cast: Cast, desk: Desk) -> None:
    article = cast.draft("Over")
    times = {"go_live_at": "2030-01-02 10:00", "expire_at": "2030-01-01 10:00"}
    sent = form(paragraph("Words."), slug="over", **times)
    client = desk(cast.editor(cast.politics))
    assert client.post(edit(article), sent, headers=JSON).json()["success"]
    draft = draft_of(article)
    assert draft.expire_at < draft.go_live_at


def test_no_field_is_cut_in_silence(cast: Cast, desk: Desk) -> None:
    screen = desk(cast.reporter()).get(add(cast)).content.decode()
    assert "maxlength" not in screen.replace('maxlength="-', "")


def _words(typed: Any) -> list[str]:
    if isinstance(typed, dict):
        held = [
            typed[key] for key in ("title", "attribution", "url", "alt", "data") if key in typed
        ]
        return [one for one in held if isinstance(one, str) and one]
    return [typed] if isinstance(typed, str) and not typed.startswith("{") else []


@pytest.mark.indexed
def test_all_of_it_at_once_is_indexed_and_listed(cast: Cast, desk: Desk) -> None:
    client = desk(cast.editor(cast.politics))
    sent = form(paragraph("A word to find."), *UNFINISHED.values())
    made = client.post(add(cast), sent, headers=JSON).json()
    assert made["success"]
    client.post(made["url"], sent | {"standfirst": "More."}, headers=JSON)
    for address in ("/desk/", "/desk/articles/", "/desk/articles/?q=find", made["url"]):
        assert client.get(address).status_code == 200, address
    draft = draft_of(Article.objects.get(pk=made["pk"]))
    assert len({one.anchor for one in unfinished(draft)}) == len(UNFINISHED)
