"""Brings the catalogues of the reader's pages in line with what templates and builders say.

    make words

Each catalogue in `src/caspian/pages/locale` gets every message, in the order of the sources, with
what is said to translators and a line that counts its language's plural forms. Translations stay
as they are; a message that is gone goes. Kazakh in Latin letters is made from Cyrillic.
"""

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_file
from babel.messages.pofile import generate_po, read_po
from babel.plural import to_gettext
from tools.words.kazakh import kazakh_latin

from caspian.common.languages import KNOWN, babel_locale

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src/caspian"
LOCALE = SOURCE / "pages/locale"
TRANSLATED = tuple(code for code, _ in KNOWN if code != "en")
COMPLETE = ("az", "fa", "hy", "ka", "kk-cyrl", "kk-latn", "ru", "tr", "uz-latn")
"""the languages that the build fails without: English, of course, and these"""
MADE = {"kk-latn": ("kk-cyrl", kazakh_latin)}
"""catalogues that are made from another, and how a text of it is written"""
_METHODS = {".html": "jinja2.ext.babel_extract", ".py": "python"}
_OPTIONS = {"newstyle_gettext": "true", "trimmed": "false"}
Id = str | tuple[str, str]


@lru_cache
def said() -> Catalog:
    """Return every message that readers may see, in the order of the sources; not to be changed."""
    catalog = Catalog(charset="utf-8", fuzzy=False)
    for room in ("pages", "feeds"):
        for path in sorted((SOURCE / room).rglob("*")):
            for words, told in _of_file(path):
                catalog.add(words, None, auto_comments=told)
    return catalog


def _of_file(path: Path) -> Iterator[tuple[Id, list[str]]]:
    if path.suffix not in _METHODS:
        return
    found: Any = extract_from_file(
        _METHODS[path.suffix], path, comment_tags=["Translators:"], options=_OPTIONS
    )
    for _line, words, told, _context in found:
        texts = [one for one in (words if isinstance(words, tuple) else (words,)) if one]
        yield (
            (texts[0], texts[1]) if len(texts) > 1 else texts[0],
            [one.removeprefix("Translators: ") for one in told],
        )


def catalogue(code: str) -> Catalog:
    """Return the catalogue of a language as its file has it."""
    with (LOCALE / f"{code}.po").open("rb") as file:
        return read_po(file)


def messages(catalog: Catalog) -> Iterator[Message]:
    """Yield the messages of a catalogue without its head."""
    return (message for message in catalog if message.id)


def plural_forms(code: str) -> str:
    """Return the line of a catalogue's head that counts plural forms, as Unicode has them."""
    return to_gettext(babel_locale(code).plural_form)


def missing(catalog: Catalog, wanted: Catalog) -> list[str]:
    """Return the messages that a catalogue lacks, or has in part."""
    found = []
    for message in messages(wanted):
        own = catalog.get(message.id)
        texts = (
            own.string if own and isinstance(own.string, (tuple, list)) else [own and own.string]
        )
        if not own or not all(texts):
            found.append(message.id if isinstance(message.id, str) else message.id[0])
    return found


def rewritten(code: str) -> str:
    """Return what the catalogue of a language should have in its file."""
    made = Catalog(charset="utf-8", fuzzy=False)
    made.mime_headers = [("Plural-Forms", plural_forms(code))]
    source, write = MADE.get(code, (code, str))
    old = catalogue(source)
    for message in messages(said()):
        own = old.get(message.id)
        string: Any = own.string if own else ""
        if isinstance(string, (tuple, list)):
            string = tuple(write(one) for one in string)
        else:
            string = write(string)
        made.add(message.id, string, auto_comments=message.auto_comments)
    head = f"""\
# The words of the reader's pages. `make words` writes all but the translations.
msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"
"Language: {code}\\n"
"Plural-Forms: {plural_forms(code)}\\n"

"""
    body = "".join(generate_po(made, omit_header=True, width=0))
    return head + body.strip() + "\n"


def main() -> None:
    """Write all catalogues, those that others are made from first."""
    for code in sorted(TRANSLATED, key=lambda one: one in MADE):
        path = LOCALE / f"{code}.po"
        path.write_text(rewritten(code), "utf-8")
        lacking = missing(catalogue(code), said())
        print(f"{path.relative_to(ROOT)}: {f'{len(lacking)} missing' if lacking else 'complete'}")


if __name__ == "__main__":
    main()
