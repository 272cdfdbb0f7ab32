"""The names that nobody else may write under unseen: the paper's, contributors', accounts'.

Each process keeps them until one changes, which any process tells by a new version in the database
(as `Learned.taught` does), or until a minute has passed: what goes round the models' signals must
not stay unknown.
"""

import secrets
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models.signals import post_delete, post_save
from django.utils.translation import gettext

from caspian.comments.models import OurNames
from caspian.newsroom.models import Contributor, Publication, PublicationText, User
from caspian.shield.names import Looks, looks_of

KEPT_SECONDS = 60.0
PAPER, CONTRIBUTOR, ACCOUNT = "paper", "contributor", "account"
_ARTICLE = "the "


@dataclass(frozen=True)
class OurName:
    """A name of ours, and what bears it."""

    name: str
    kind: str
    looks: Looks


class _Index:
    """Names of ours by what they are found by: a comment costs the same whatever their number."""

    def __init__(self, names: Iterable[OurName]) -> None:
        self._by_part: dict[str, list[OurName]] = defaultdict(list)
        self._long: list[tuple[str, OurName]] = []
        for ours in names:
            for part in ours.looks.parts():
                self._by_part[part].append(ours)
            self._long += [(look, ours) for look in ours.looks.long()]

    def near(self, looks: Looks) -> Iterator[OurName]:
        """Yield those that share a part with a name, or stand inside it."""
        for part in looks.parts():
            yield from self._by_part.get(part, ())
        for whole in looks.whole:
            yield from (ours for look, ours in self._long if look in whole)


@dataclass(frozen=True)
class _Kept:
    version: str
    until: float
    names: _Index


_kept = _Kept("", 0.0, _Index(()))


def name_like(name: str, version: str | None) -> OurName | None:
    """Return the name of ours that a name looks like, or None; `version` is of `OurNames`, now."""
    looks = looks_of(name)
    return next((ours for ours in _names(version).near(looks) if ours.looks.is_in(looks)), None)


def said_of(name: str, ours: OurName) -> str:
    """Return in a moderator's words what a name looks like.

    An account's name is not said: what is said here is handed to readers who ask what is kept.
    """
    if ours.kind == ACCOUNT:
        words = gettext("“{name}” looks like the name of an account at the desk.")
    elif ours.kind == PAPER and name == ours.name:
        words = gettext("“{name}” is the paper's own name.")
    elif ours.kind == PAPER:
        words = gettext("“{name}” looks like “{ours}”, the paper's own name.")
    elif name == ours.name:
        words = gettext("“{name}” is one of the paper's contributors.")
    else:
        words = gettext("“{name}” looks like “{ours}”, one of the paper's contributors.")
    return words.format(name=name, ours=ours.name)


def version_now() -> str | None:
    """Return which state of our names stands in the database."""
    return OurNames.objects.order_by("pk").values_list("version", flat=True).first()


def connect() -> None:
    """Let every change of a name of ours be heard."""
    for model in (Contributor, Publication, PublicationText, User):
        post_save.connect(_changed, sender=model)
        post_delete.connect(_changed, sender=model)


def _changed(sender: Any, update_fields: Any = None, **kwargs: Any) -> None:
    # A login saves its moment, and changes no name.
    if update_fields is not None and set(update_fields) <= {"last_login", "password"}:
        return
    version = secrets.token_hex(16)
    row = OurNames.objects.order_by("pk").first() or OurNames()
    row.version = version
    row.save()


def _names(version: str | None) -> _Index:
    global _kept
    kept = _kept
    if version is None or version != kept.version or time.monotonic() > kept.until:
        names = _Index([OurName(name, kind, looks_of(name)) for name, kind in _all()])
        kept = _kept = _Kept(version or "", time.monotonic() + KEPT_SECONDS, names)
    return kept.names


def _all() -> Iterator[tuple[str, str]]:
    papers = list(Publication.objects.values_list("name", flat=True))
    papers = papers or [str(Publication._meta.get_field("name").default)]
    for name in (*papers, *PublicationText.objects.values_list("name", flat=True)):
        yield name, PAPER
        if name.lower().startswith(_ARTICLE):
            yield name[len(_ARTICLE) :], PAPER
    for name in Contributor.objects.values_list("name", flat=True):
        yield name, CONTRIBUTOR
    users = User.objects.filter(is_active=True)
    for username, first, last in users.values_list("username", "first_name", "last_name"):
        for name in (username, f"{first} {last}".strip()):
            if name:
                yield name, ACCOUNT
