"""Our own check of a record says yes and no where the reference implementation does."""

import copy
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from caspian.formats.caspian_archive.check import fault_in
from caspian.formats.caspian_archive.layout import KINDS, schema
from tests.thorough import often

ODD = st.one_of(
    st.none(), st.booleans(), st.integers(-(2**40), 2**40), st.floats(allow_nan=False),
    st.text(max_size=300), st.lists(st.none() | st.text() | st.integers(), max_size=3),
    st.dictionaries(st.text(max_size=5), st.integers(), max_size=2),
    st.sampled_from(["news", "2026-01-01T00:00:00Z", "2026-01-01", "0" * 64, "", "x" * 5001, 1.0]),
)  # fmt: skip


def least(form: dict[str, Any]) -> Any:
    """Return a value that keeps a schema."""
    if "enum" in form:
        return form["enum"][0]
    kind = form["type"] if isinstance(form["type"], str) else form["type"][0]
    if kind == "object":
        return {name: least(one) for name, one in form.get("properties", {}).items()}
    if kind == "array":
        return [least(form["items"])] if "properties" in form.get("items", {}) else []
    text = next((one for one in EXAMPLES if fault_in(one, form) == ""), "x")
    return {"boolean": True, "integer": 1, "number": 0.5, "null": None}.get(kind, text)


EXAMPLES = (
    "x", "2026-01-01T00:00:00Z", "2026-01-01", "0" * 64, f"files/{'0' * 64}.png",
    "en:00000000-0000-0000-0000-000000000000",
)  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
def test_a_record_that_keeps_its_schema_passes_both(kind: str) -> None:
    record = least(schema(kind))
    assert fault_in(record, schema(kind)) == ""
    assert Draft202012Validator(schema(kind)).is_valid(record)


@settings(max_examples=often(150, 5_000), deadline=None)
@given(data=st.data())
def test_both_agree_on_records_that_were_changed_somewhere(data: st.DataObject) -> None:
    form = schema(data.draw(st.sampled_from(KINDS)))
    record = copy.deepcopy(least(form))
    place: Any = record
    while True:
        name = data.draw(st.sampled_from([*place, "unknown"]) if isinstance(place, dict) else
                         st.integers(0, len(place) - 1))  # fmt: skip
        inner = place[name] if name != "unknown" else None
        if not (isinstance(inner, dict | list) and inner) or data.draw(st.booleans()):
            break
        place = inner
    if name != "unknown" and isinstance(place, dict) and data.draw(st.booleans()):
        del place[name]
    else:
        place[name] = data.draw(ODD)
    assert (fault_in(record, form) == "") == Draft202012Validator(form).is_valid(record)


def test_the_control_notices_a_check_that_looks_at_nothing() -> None:
    form = schema("tags")
    assert fault_in({"name": "x"}, {**form, "required": []}) == ""
    assert not Draft202012Validator(form).is_valid({"name": "x"})
    assert fault_in({"name": "x"}, form) == "slug is missing"
