"""The words of the desk: what the sources mark stands in the catalogue that translators get."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from tools.words.extract import FUNCTIONS, SOURCE, TARGET, extracted, of_file

MODULES = [path for path in sorted(SOURCE.rglob("*.py")) if "migrations" not in path.parts]


def test_the_catalogue_is_up_to_date() -> None:
    assert TARGET.read_text("utf-8") == extracted(), "run `make words`, and commit what it writes"


@pytest.mark.parametrize(
    ("name", "text", "marked"),
    [
        ("one.py", 'said = gettext("The ferry is late.")', ("The ferry is late.",)),
        ("two.py", 'ngettext("{n} ferry", "{n} ferries", 2)', ("{n} ferry", "{n} ferries")),
        ("three.html", '{% load i18n %}<p>{% translate "Ferries" %}</p>', ("Ferries",)),
        ("four.html", '{% load i18n %}{{ ferry|default:_("None") }}', ("None",)),
        (
            "five.html",
            "{% load i18n %}{% blocktranslate trimmed %}\n To\n {{ port }}{% endblocktranslate %}",
            ("To %(port)s",),
        ),
    ],
)
def test_what_is_marked_is_found(
    tmp_path: Path, name: str, text: str, marked: tuple[str, ...]
) -> None:
    path = tmp_path / name
    path.write_text(text, "utf-8")
    assert [words for _, words, _ in of_file(path)] == [marked]


def test_the_control_finds_a_sentence_that_is_new(tmp_path: Path) -> None:
    path = tmp_path / "new.html"
    path.write_text('{% load i18n %}{% translate "A sentence of the control." %}', "utf-8")
    ((_, words, _),) = of_file(path)
    assert words[0] not in TARGET.read_text("utf-8")


def unfinished(source: str) -> Iterator[int]:
    """Yield the lines that mark a text which is put together before it is looked up."""
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
            continue
        number = 2 if node.func.id.startswith("ngettext") else 1
        if node.func.id in FUNCTIONS and any(
            isinstance(one, ast.JoinedStr | ast.BinOp | ast.Call) for one in node.args[:number]
        ):
            yield node.lineno


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.name)
def test_a_marked_text_is_whole(path: Path) -> None:
    """A catalogue can't hold what an f-string makes of a text: name what is put in, afterwards."""
    assert list(unfinished(path.read_text("utf-8"))) == []


def test_the_control_finds_a_text_that_is_put_together() -> None:
    assert list(unfinished('said = gettext(f"{name} is late")')) == [1]
    assert list(unfinished('said = gettext("{name} is late").format(name=name)')) == []
