"""docs/glossary.md is the one source of words, and decision 31 of those that are gone."""

import ast
import re
from collections import Counter
from collections.abc import Iterator

from tests.house.papers import ROOT, cells, code_in, tables

GLOSSARY = (ROOT / "docs/glossary.md").read_text("utf-8")
(RENAMED,) = (ROOT / "docs/decisions").glob("0031-*.md")
SOURCE = [
    path
    for path in sorted((ROOT / "src/caspian").rglob("*.py"))
    if "migrations" not in path.parts  # which name what was renamed since
]
WORDS_OF_SOURCE = set(
    re.findall(r"\w+", "\n".join(path.read_text("utf-8") + path.stem for path in SOURCE))
)
HEAD = ["word", "means", "in code"]
IN_ANOTHER_SENSE = {
    "clock": "the desk's time zone; a moment of the day in words",
    "lane": "where a bar of a chart lies",
    "note": "a moderator's note, a note to a text",
    "place": "a place in the world, and on a page",
    "swap": "exchange one record for another",
    "telling": "words that tell much",
}
"""old names that are also words for something else, and stay for that"""


def entries(text: str) -> Iterator[str]:
    """Yield the words that a glossary explains; a line may explain several."""
    for rows in tables(text):
        if cells(rows[0]) == HEAD:
            for row in rows[2:]:
                yield from re.sub(r" \(.*?\)", "", cells(row)[0]).split(", ")


def old_names(text: str) -> Iterator[tuple[str, str]]:
    """Yield the names of the table's "before" column, each with the room it is gone from, or ""."""
    for rows in tables(text):
        if cells(rows[0])[0] == "before":
            for row in rows[2:]:
                for name in re.split(r", (?![^(]*\))", cells(row)[0]):
                    match = re.fullmatch(r"`?([^`(]+?)(\(\))?`?(?: \(([^)]*)\))?", name)
                    assert match, f"{name} in {RENAMED.name}: write `name` or name (room)"
                    if " " not in match[1] or "`" not in name:  # a command is no name
                        yield match[1].replace(" ", "_"), (match[3] or "").split(",")[0]


def defined(path: str, source: str) -> Iterator[str]:
    """Yield the names that a module gives: its own, its folders', its classes and functions."""
    parts = path.removesuffix(".py").split("/")
    yield parts[-1] + ".py"
    yield from (f"{part}/" for part in parts[:-1])
    yield from parts
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            yield node.name.strip("_")
            yield f"{parts[-1]}.{node.name}"


def come_back(names: list[tuple[str, str]], path: str, source: str) -> list[str]:
    """Return the old names that a module gives again."""
    given = set(defined(path, source))
    return [
        name
        for name, room in names
        if name in given and name not in IN_ANOTHER_SENSE and path.startswith(room)
    ]


def test_every_word_is_explained_once() -> None:
    found = Counter(entries(GLOSSARY))
    assert len(found) > 100
    assert [word for word, times in found.items() if times > 1] == []


def test_what_the_glossary_marks_as_code_stands_in_the_sources() -> None:
    named = {word for code in code_in(GLOSSARY) for word in re.findall(r"\w+", code)}
    assert len(named) > 50
    assert sorted(named - WORDS_OF_SOURCE) == []


def test_the_glossary_explains_no_name_that_is_gone() -> None:
    gone = {
        name
        for name, room in old_names(RENAMED.read_text("utf-8"))
        if not (room and name in WORDS_OF_SOURCE)  # gone from a room only, and used in another
    }
    assert sorted((gone - IN_ANOTHER_SENSE.keys()) & set(entries(GLOSSARY))) == []


def test_no_old_name_comes_back() -> None:
    """A new row in decision 31's table is all that it takes."""
    names = list(old_names(RENAMED.read_text("utf-8")))
    assert len(names) > 30
    found = {
        str(path): come_back(names, str(path.relative_to(ROOT / "src/caspian")), path.read_text())
        for path in SOURCE
    }
    assert {path: names for path, names in found.items() if names} == {}


def test_the_control_finds_an_old_name() -> None:
    table = "| before | now |\n|---|---|\n| foresee, `Facts` (press) | a |\n| `a.kind()` | b |\n"
    table += "| asked/ | c |\n| may.py | d |\n| passing on | e |\n"
    names = list(old_names(table))
    assert come_back(names, "press/x.py", "def foresee(): ...\nclass Facts: ...") == [
        "foresee", "Facts"
    ]  # fmt: skip
    assert come_back(names, "comments/x.py", "class Facts: ...") == []
    assert come_back(names, "press/a.py", "def kind(): ...") == ["a.kind"]
    assert come_back(names, "pages/asked/may.py", "") == ["asked/", "may.py"]
    assert come_back(names, "server/passing_on.py", "def may(): ...") == ["passing_on"]
    word = "| word | means | in code |\n|---|---|---|\n| a, b (of c) | d | |\n"
    assert list(entries(word)) == ["a", "b"]
