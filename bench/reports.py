"""Reads sets of news whose articles are labelled with the event that they report.

Two public sets can be read as they are published; neither is part of this repository:

- the news behind SemEval-2018 task 5, on acts of gun violence in the USA: of the repository
  cltl/LongTailQATask the folder `EventRegistries/GunViolenceArchive/the_violent_corpus`, in which
  each folder is an event (6,335 articles on 3,659 events);
- ECB+, the EventCorefBank: of the repository AlonEirew/cross-doc-event-coref the file
  `datasets/ecb.zip`, whose mentions of events carry the whole text that they stand in (976 articles
  on 86 events, with neither headlines nor dates).

Any other set can be read as JSON, an object a line: label, headline, text, date (ISO 8601 or null).
"""

import copyreg
import datetime as dt
import io
import json
import pickle
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

HEADLINE_WORDS = 12
"""of a text without a headline, its first words take the place of one"""
START = dt.date(2020, 1, 1)
"""the date of all articles of a set that gives none"""


@dataclass(frozen=True)
class Report:
    """An article that reports an event; `label` says which."""

    label: str
    headline: str
    text: str
    date: dt.date


def reports(path: Path) -> list[Report]:
    """Return the articles of a set, oldest first. Raises ValueError for what isn't one."""
    if path.is_dir():
        found = list(_violent(path))
    elif path.suffix == ".zip":
        found = list(_mentioned(path))
    else:
        found = [_of_line(json.loads(line)) for line in path.read_text("utf-8").splitlines()]
    if not found:
        raise ValueError(f"{path} holds no labelled articles; see bench/reports.py.")
    return sorted(found, key=lambda one: (one.date, one.label, one.headline))


def _of_line(said: dict[str, Any]) -> Report:
    date = dt.date.fromisoformat(said["date"][:10]) if said.get("date") else START
    return Report(str(said["label"]), said["headline"], said["text"], date)


class _NewsItem:
    """Stands in for the class that the pickled articles are of."""


class _Unpickler(pickle.Unpickler):
    """Makes nothing but news items and their dates: a pickle may name any code to run."""

    def find_class(self, module: str, name: str) -> Any:
        known = {
            ("classes", "NewsItem"): _NewsItem,
            ("datetime", "date"): dt.date,
            ("copyreg", "_reconstructor"): copyreg._reconstructor,  # type: ignore[attr-defined]
            ("builtins", "object"): object,
        }
        if (module, name) not in known:
            raise ValueError(f"A pickled article asks for {module}.{name}.")
        return known[module, name]


def _violent(folder: Path) -> Iterator[Report]:
    for path in sorted(folder.glob("*/*.json")):
        item = vars(_Unpickler(io.BytesIO(path.read_bytes())).load())
        yield Report(path.parent.name, item["title"] or "", item["content"] or "", item["dct"])


def _mentioned(path: Path) -> Iterator[Report]:
    texts: dict[str, list[str]] = {}
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            if name.endswith("Event_gold_mentions.json"):
                for mention in json.loads(archive.read(name)):
                    texts.setdefault(mention["doc_id"], mention["mention_context"])
    for document, words in sorted(texts.items()):
        # 36_1ecb.xml: of topic 36, the event that ECB has; 36_1ecbplus.xml: the one like it.
        topic, rest = document.split("_")
        event = topic + re.sub(r"^\d+|\.xml$", "", rest)
        headline = " ".join(words[:HEADLINE_WORDS])
        yield Report(event, headline, " ".join(words[HEADLINE_WORDS:]), START)
