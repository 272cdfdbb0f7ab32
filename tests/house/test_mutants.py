"""The tool that breaks the sources breaks one place at a time, in each way that it knows."""

import ast

from tools.mutants.changes import Mutant, mutants

SOURCE = '''
"""A document."""
@register
def price(items: "list[int] | None", *, least: int = 1) -> float:
    """Return a price."""
    if items and not is_closed(items):
        raise ValueError(f"{least} is too little")
    wanted = sorted((one for one in items if one > 2), key=negative)
    notes["last"] = "Ä"; total = wanted[0] * 2
    return total if wanted else None
'''
KINDS = {
    "and or", "arithmetic", "comparison", "condition", "constant", "decorator removed",
    "filter removed", "keyword removed", "not removed", "nothing returned", "statement removed",
}  # fmt: skip


def made() -> list[Mutant]:
    """Return the mutants of the source above."""
    return list(mutants("price.py", SOURCE))


def after(kind: str) -> list[str]:
    """Return what stands where a node was, for one kind of change."""
    return [one.after for one in made() if one.kind == kind]


def test_each_kind_of_change_is_made() -> None:
    assert {one.kind for one in made()} == KINDS
    assert after("comparison") == ["(one >= 2)"]
    assert after("not removed") == ["(is_closed(items))"]
    assert after("filter removed") == ["((one for one in items))"]
    assert after("constant") == ["(2)", "(3)", "('lastx')", "('Äx')", "(1)", "(3)"]
    assert sorted(after("statement removed")) == ["pass", "pass"]


def test_each_is_another_program_and_all_else_stays_as_it_is() -> None:
    whole = ast.dump(ast.parse(SOURCE))
    for one in made():
        assert ast.dump(ast.parse(one.source)) != whole
        assert len(one.source) - len(one.after) == len(SOURCE) - len(one.before)
        assert one.line <= one.last_line <= SOURCE.count("\n")


def test_docstrings_and_annotations_are_left_alone() -> None:
    for one in made():
        for text in ('"""A document."""', "Return a price.", "list[int] | None"):
            assert text in one.source, one.words
    assert not list(mutants("x.py", "@dataclass(frozen=True)\nclass X:\n    a: int\n"))
