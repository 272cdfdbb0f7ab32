"""Writes the words of the desk into `src/caspian/project/locale/django.pot`, for translators.

    make words

Only Babel and Django are needed, no GNU gettext. What readers see has its own catalogues, in
`src/caspian/pages/locale`, and is left out here.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_python
from babel.messages.pofile import generate_po
from django.conf import settings
from django.utils.translation.template import templatize

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src/caspian"
TARGET = SOURCE / "project/locale/django.pot"
READERS = (SOURCE / "pages", SOURCE / "feeds")
FUNCTIONS: Any = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
}
_STRING = r"""('(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")"""
_IN_TEMPLATE = re.compile(rf"\b(n?gettext|_)\(\s*u?{_STRING}(?:\s*,\s*u?{_STRING})?")
_HEAD = """\
# The words of the desk. Written by `make words` from the sources: don't change it by hand.
msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"

"""
Found = tuple[str, tuple[str, ...], tuple[str, ...]]
"""the context or an empty text, singular and plural, what is said to translators"""


def extracted() -> str:
    """Return the catalogue of what the sources mark now."""
    if not settings.configured:
        settings.configure(USE_I18N=True)
    catalog = Catalog(charset="utf-8", fuzzy=False)
    for path in sorted(SOURCE.rglob("*")):
        if {*READERS} & {*path.parents} or path.suffix not in (".py", ".html"):
            continue
        for context, words, said in of_file(path):
            # The file and not the line: a comment that is added above must not make it stale.
            where: Any = [(path.relative_to(ROOT).as_posix(), None)]
            message = words if len(words) > 1 else words[0]
            catalog.add(message, None, where, auto_comments=said, context=context or None)
    body = "".join(generate_po(catalog, omit_header=True, width=100))
    return _HEAD + body.strip() + "\n"


def of_file(path: Path) -> Iterator[Found]:
    """Yield what a Python file or a template marks."""
    if path.suffix == ".py":
        with path.open("rb") as file:
            yield from _of_python(file)
        return
    # What Django makes of a template for GNU gettext: each marked text is a call in it.
    for _name, *strings in _IN_TEMPLATE.findall(templatize(path.read_text("utf-8"), str(path))):
        yield "", tuple(ast.literal_eval(one) for one in strings if one), ()


def _of_python(file: Any) -> Iterator[Found]:
    found: Any = extract_python(file, FUNCTIONS, ["Translators:"], {"encoding": "utf-8"})
    for _line, name, words, said in found:
        texts = [one for one in (words if isinstance(words, tuple) else (words,)) if one]
        if name.startswith("pgettext"):
            yield texts[0], (texts[1],), tuple(said)
        elif texts:
            yield "", tuple(texts[: 2 if name.startswith("ngettext") else 1]), tuple(said)


if __name__ == "__main__":
    TARGET.write_text(extracted(), "utf-8")
    print(f"{TARGET.relative_to(ROOT)} is up to date.")
