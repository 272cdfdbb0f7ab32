"""Editors keep the stylebook: a form with a rule for each language, and who decided on it."""

from typing import Any

from wagtail.models import ModelLogEntry

from caspian.stylebook.founding import found_stylebook
from caspian.stylebook.models import StyleEntry
from tests.cast import Cast
from tests.newsroom.desk.conftest import Desk, shown
from tests.newsroom.desk.conftest import desk as desk
from tests.stylebook.entries import entry

ADD = "/desk/snippets/stylebook/styleentry/add/"


def sent(*rules: dict[str, str], **fields: str) -> dict[str, Any]:
    """Return what the form of an entry sends."""
    found: dict[str, Any] = {"name": "Kyiv", "kind": "place", **fields}
    found |= {f"rules-{name}": "0" for name in ("INITIAL_FORMS", "MIN_NUM_FORMS")}
    found |= {"rules-TOTAL_FORMS": str(len(rules)), "rules-MAX_NUM_FORMS": "1000"}
    for number, rule in enumerate(rules):
        found |= {f"rules-{number}-{name}": value for name, value in rule.items()}
    return found


def kyiv(**more: str) -> dict[str, str]:
    """Return a rule as it is sent."""
    return {"language": "en", "form": "Kyiv", "avoided": "Kiev", **more}


def test_an_editor_adds_one_and_the_log_says_who(cast: Cast, desk: Desk) -> None:
    editor = cast.editor(cast.politics)
    desk(editor).post(ADD, sent(kyiv()))
    made = StyleEntry.objects.get()
    assert (made.decided_by, made.decided_at, made.state) == (None, None, "Proposed")
    assert [rule.form for rule in made.rules.all()] == ["Kyiv"]
    assert ModelLogEntry.objects.get(object_id=str(made.pk)).user == editor


def test_a_decision_has_a_name_and_a_day(cast: Cast, desk: Desk) -> None:
    editor = cast.editor(cast.politics)
    desk(editor).post(ADD, sent(kyiv(), is_decided="on"))
    made = StyleEntry.objects.get()
    assert made.decided_by == editor
    assert made.decided_at
    assert str(editor) in made.state


def test_what_contradicts_itself_is_refused_in_words(cast: Cast, desk: Desk) -> None:
    client = desk(cast.editor(cast.politics))
    for rules, says in (
        ([kyiv(avoided="Kyiv")], "can’t be both written and avoided"),
        ([kyiv(since="2022-01-02", until="2022-01-01")], "The last day is before the first"),
        ([kyiv(), kyiv(since="2022-01-01")], "Two rules for English are for the same days"),
    ):
        assert says in client.post(ADD, sent(*rules)).content.decode()
    assert not StyleEntry.objects.exists()
    client.post(ADD, sent(kyiv(until="2021-12-31"), kyiv(since="2022-01-01")))
    assert StyleEntry.objects.get().rules.count() == 2


def test_a_row_has_the_name_of_its_language_and_a_direction(cast: Cast, desk: Desk) -> None:
    made = entry(language="fa")
    page = shown(
        desk(cast.editor(cast.politics)), f"/desk/snippets/stylebook/styleentry/edit/{made.pk}/"
    )
    assert "<bdi>فارسی</bdi>" in page
    assert "Language 1" not in page
    assert "data-inline-panel-child-count" not in page
    assert page.count('dir="auto"') >= 7


def test_a_new_paper_begins_with_proposals_once(cast: Cast, desk: Desk) -> None:
    found_stylebook()
    assert StyleEntry.objects.count() == 25
    assert not StyleEntry.objects.filter(is_decided=True).exists()
    client = desk(cast.publisher())
    for one in StyleEntry.objects.all()[:24]:
        one.delete()
    (last,) = StyleEntry.objects.all()
    client.post(f"/desk/snippets/stylebook/styleentry/delete/{last.pk}/")
    assert not StyleEntry.objects.exists()
    found_stylebook()
    assert not StyleEntry.objects.exists()
