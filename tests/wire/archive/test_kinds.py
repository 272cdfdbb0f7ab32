"""What the register of models says is exported stands in an archive, each field or its reason."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from jsonschema import Draft202012Validator

from caspian.formats.caspian_archive import layout
from caspian.formats.caspian_archive.check import KEYWORDS
from caspian.project.records import REGISTER, Handling
from caspian.wire.archive.describing import SAYS
from caspian.wire.archive.kinds import ELSEWHERE, KINDS, ArchiveKind, ArchivePart
from caspian.wire.archive.schemas import text_of

ALL: list[ArchiveKind | ArchivePart] = [
    *KINDS.values(), *(part for kind in KINDS.values() for part in kind.parts),
]  # fmt: skip


def left_behind(register: Mapping[str, Handling], written: set[str]) -> set[str]:
    """Return the models about which the register and the command differ."""
    return {label for label, said in register.items() if said.exported} ^ written


def untold(of: ArchiveKind | ArchivePart) -> set[str]:
    """Return the fields of a model that are neither written nor left out for a reason, or both."""
    model: Any = of.model
    names = {field.name for field in (*model._meta.concrete_fields, *model._meta.many_to_many)}
    if hasattr(model, "tags"):
        names.add("tags")
    told = [*of.fields, *of.left_out, *([of.whole] if isinstance(of, ArchivePart) else [])]
    twice = {name for name in told if told.count(name) > 1}
    return names ^ set(told) | twice


WRITTEN = {of.model._meta.label for of in ALL} | {model._meta.label for model in ELSEWHERE}


def test_the_register_decides_what_stands_in_an_archive() -> None:
    assert left_behind(REGISTER, WRITTEN) == set()


@pytest.mark.parametrize("of", ALL, ids=lambda of: of.name)
def test_every_field_is_written_or_left_out_for_a_reason(of: ArchiveKind | ArchivePart) -> None:
    assert untold(of) == set()
    assert all(of.left_out.values())


def test_the_control_misses_a_model_and_a_field() -> None:
    more = {**REGISTER, "newsroom.Pin": Handling(True, True)}
    assert left_behind(more, WRITTEN) == {"newsroom.Pin"}
    fewer = {**REGISTER, "newsroom.Topic": Handling(False, True, why="x")}
    assert left_behind(fewer, WRITTEN) == {"newsroom.Topic"}
    topics = KINDS["topics"]
    silent = ArchiveKind("topics", topics.model, topics.fields[1:], topics.left_out)
    assert untold(silent) == {"slug"}


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.name)
def test_the_schemas_that_are_shipped_are_those_of_the_models(kind: ArchiveKind) -> None:
    made = "run `python -m tools.archive.schemas`, and commit what it writes"
    assert layout.schema_text(kind.name) == text_of(kind), made
    schema = layout.schema(kind.name)
    Draft202012Validator.check_schema(schema)
    assert _keywords(schema) <= KEYWORDS, "our own check would pass over what it doesn't know"


def test_the_order_of_an_archive_names_every_kind() -> None:
    assert set(layout.KINDS) == set(KINDS)
    folder = Path(layout.__file__).with_name("schemas")
    assert {path.name for path in folder.iterdir()} == {f"{one}.schema.json" for one in KINDS}


def test_nothing_is_described_that_is_not_written() -> None:
    names = {name for of in ALL for name in (of.name, f"={of.name}", *of.fields)}
    names |= {f"{of.name}.{name}" for of in ALL for name in of.fields}
    assert set(SAYS) - names == set()


def test_the_paper_for_strangers_has_each_kind_with_an_example() -> None:
    text = (Path(__file__).parents[3] / "docs/export.md").read_text("utf-8")
    for kind in KINDS:
        _, _, after = text.partition(f"\n### {kind}\n")
        assert after, kind
        example = after.split("```json\n", 1)[1].split("```", 1)[0]
        assert not list(Draft202012Validator(layout.schema(kind)).iter_errors(json.loads(example)))


def _keywords(schema: Any) -> set[str]:
    found = set(schema)
    for one in schema.get("properties", {}).values():
        found |= _keywords(one)
    return found | _keywords(schema["items"]) if "items" in schema else found


def test_models_that_stand_elsewhere_are_models() -> None:
    assert {model._meta.label for model in ELSEWHERE} <= {m._meta.label for m in apps.get_models()}
