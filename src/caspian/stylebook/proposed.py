"""The names that a new paper is proposed to decide on, from `data/`: plain, without a database."""

import datetime as dt
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from caspian.common.languages import name_of

DATA = Path(__file__).parent / "data"
FILES = ("names.toml", "more_names.toml")
LANGUAGES = ("en", "az", "hy", "ka", "ru", "tr", "fa", "kk-cyrl", "uz-latn")


@dataclass(frozen=True)
class ProposedRule:
    """What is proposed for a name in one language."""

    language: str
    form: str
    accepted: tuple[str, ...]
    avoided: tuple[str, ...]
    exceptions: tuple[str, ...]
    reason: str
    note: str
    since: dt.date | None


@dataclass(frozen=True)
class ProposedEntry:
    """A name to be decided on, with a rule for each language."""

    name: str
    kind: str
    rules: tuple[ProposedRule, ...]


def proposed_entries() -> Iterator[ProposedEntry]:
    """Yield what is proposed, in the order of the files."""
    said = tomllib.loads((DATA / "notes.toml").read_text("utf-8"))
    for name in FILES:
        for one in tomllib.loads((DATA / name).read_text("utf-8"))["name"]:
            rules = tuple(_rule(one, code, said) for code in LANGUAGES)
            yield ProposedEntry(one["name"], one.get("kind", "place"), rules)


def _rule(one: dict[str, Any], code: str, said: dict[str, Any]) -> ProposedRule:
    form, accepted, avoided, *exceptions = one[code]
    names = "; ".join(f"{_label(spoken, code)}: {name}" for spoken, name in one["own"].items())
    return ProposedRule(
        language=code,
        form=form,
        accepted=tuple(accepted),
        avoided=tuple(avoided),
        exceptions=tuple(exceptions[0]) if exceptions else (),
        reason=said["reasons"][one["reason"]][code] if avoided else "",
        note=said["notes"][one["note"]][code].format(names=f"{names}."),
        since=one.get("since"),
    )


def _label(spoken: str, code: str) -> str:
    return name_of(spoken.partition("-")[0], code)
