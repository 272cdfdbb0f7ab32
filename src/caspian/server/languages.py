"""The document "languages": in which languages the paper has a front, and where."""

import json
import logging
import zlib
from dataclasses import dataclass

from caspian.edition.document import Document, Part
from caspian.edition.splice import plain

log = logging.getLogger(__name__)
KEY = "languages"


@dataclass(frozen=True, slots=True)
class Languages:
    """The path of each language's front, and the language for readers who ask for none of them."""

    default: str
    fronts: dict[str, str]

    def front(self, language: str | None) -> str | None:
        """Return the path of the front in a language, or else in the default one."""
        return self.fronts.get(language or self.default) or self.fronts.get(self.default)


def read_languages(document: Document) -> Languages | None:
    """Return what a document says: `{"default": "en", "fronts": {"en": "/en/"}}`.

    None, with a line in the log, when it says something else.
    """
    try:
        said = json.loads(plain([part for part in document.parts if isinstance(part, Part)]))
        fronts = {str(code): str(path) for code, path in said["fronts"].items()}
        return Languages(str(said["default"]), fronts)
    except (ValueError, TypeError, KeyError, AttributeError, zlib.error):
        log.exception("The edition's document %r can't be understood", KEY)
        return None
