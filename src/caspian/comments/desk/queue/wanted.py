"""Which comments a moderator asks for: what stands in the address of the queue."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from typing import Any
from urllib.parse import urlencode

from django.db.models import Exists, F, OuterRef, Q, QuerySet, TextField
from django.db.models.functions import Cast, Coalesce
from django.utils.translation import gettext_lazy as _

from caspian.comments.models import Comment
from caspian.comments.second_looks import waiting

State = Comment.State
ANY, DOUBTED = "any", "doubted"
GENUINE, WORST, OLDEST, NEWEST = "genuine", "worst", "oldest", "newest"
ORDERS = {
    GENUINE: ("score", "pk"),
    WORST: ("-score", "pk"),
    OLDEST: ("posted_at", "pk"),
    NEWEST: ("-posted_at", "-pk"),
}
SORTS = {
    GENUINE: _("Most likely genuine first"),
    WORST: _("Worst first"),
    OLDEST: _("Longest waiting first"),
    NEWEST: _("Newest first"),
}
STATES = {
    State.HELD.value: _("Held"),
    DOUBTED: _("Would not pass today"),
    State.APPROVED.value: _("Published"),
    State.REJECTED.value: _("Rejected"),
    State.WITHDRAWN.value: _("Withdrawn"),
    ANY: _("All"),
}
"""where comments stand; the second: published before the rules became stricter (`second_looks`)"""
NEWCOMERS, KNOWN = "new", "known"
WHO = {
    "": _("Anybody"),
    NEWCOMERS: _("Newcomers: none published yet"),
    KNOWN: _("Published before"),
}


@dataclass(frozen=True)
class Wanted:
    """A choice of comments; `network` is a comment whose network is meant, for no mark is shown."""

    state: str = State.HELD.value
    sort: str = ""
    who: str = ""
    sign: str = ""
    language: str = ""
    words: str = ""
    article: int = 0
    commenter: int = 0
    network: int = 0
    alike: int = 0
    """the first comment of those that nearly repeat each other: they are shown one by one then"""

    @classmethod
    def of(cls, query: Mapping[str, str]) -> "Wanted":
        """Return what an address asks for; what makes no sense in it asks for nothing."""
        numbers = {name: _number(query.get(name, "")) for name in _NUMBERS}
        state = query.get("state", "")
        return cls(
            state=state if state in STATES else State.HELD.value,
            sort=query.get("sort", "") if query.get("sort", "") in ORDERS else "",
            who=query.get("who", "") if query.get("who", "") in WHO else "",
            sign=query.get("sign", "")[:40],
            language=query.get("language", "")[:20],
            words=query.get("words", "").strip()[:100],
            **numbers,
        )

    @property
    def order(self) -> str:
        """Return the order: of what is held, what readers wait for first; else the newest."""
        return self.sort or (GENUINE if self.state == State.HELD else NEWEST)

    @property
    def is_folded(self) -> bool:
        """Return whether comments that nearly repeat each other make one row."""
        return not self.alike

    def address(self, **changes: Any) -> str:
        """Return the query of an address that asks for this, with changes."""
        asked = asdict(replace(self, **changes))
        plain = {one.name: one.default for one in fields(self)}
        return urlencode({name: value for name, value in asked.items() if value != plain[name]})

    def comments(self) -> QuerySet[Comment]:
        """Return the comments, in no order and each by itself."""
        found = waiting() if self.state == DOUBTED else Comment.objects.all()
        if self.state not in (ANY, DOUBTED):
            found = found.filter(state=self.state)
        for name in ("article", "commenter"):
            if value := getattr(self, name):
                found = found.filter(**{name: value})
        if self.alike:
            found = found.filter(Q(pk=self.alike) | Q(alike=self.alike))
        if self.network:
            mark = Comment.objects.filter(pk=self.network).exclude(network_mark="")
            found = found.filter(network_mark__in=mark.values("network_mark"))
        if self.language:
            found = found.filter(article__locale__language_code=self.language)
        return self._by_whom(_with_sign(_with_words(found, self.words), self.sign))

    def rows(self) -> QuerySet[Comment]:
        """Return the comments that have a row: of those that nearly repeat each other, the first.

        The first of those that are asked for, that is: the very first may be decided on already.
        """
        found = self.comments()
        if not self.is_folded:
            return found
        earlier = found.filter(alike=OuterRef("alike"), pk__lt=OuterRef("pk"))
        root = found.filter(pk=OuterRef("alike"))
        return found.filter(Q(alike=None) | ~(Exists(root) | Exists(earlier)))

    def with_those_like(self, pks: list[int]) -> QuerySet[Comment]:
        """Return comments with those that are folded into their rows."""
        first = Coalesce(F("alike"), F("pk"))
        roots = Comment.objects.filter(pk__in=pks).annotate(root=first).values_list("root")
        known = [root for (root,) in roots]
        return self.comments().filter(Q(pk__in=[*pks, *known]) | Q(alike__in=known))

    def _by_whom(self, found: QuerySet[Comment]) -> QuerySet[Comment]:
        if self.who == KNOWN:
            return found.filter(commenter__approved__gt=0)
        if self.who == NEWCOMERS:
            return found.filter(Q(commenter=None) | Q(commenter__approved=0))
        return found


_NUMBERS = ("article", "commenter", "network", "alike")


def _with_words(found: QuerySet[Comment], words: str) -> QuerySet[Comment]:
    """Narrow to texts and names that hold some words, whatever their case.

    SQLite knows the case of Latin letters only, so others are looked for as they are mostly
    written.
    """
    if not words:
        return found
    either = Q()
    for form in {words, words.lower(), words.upper(), words.capitalize(), words.title()}:
        either |= Q(text__icontains=form) | Q(name__icontains=form)
    return found.filter(either)


def _with_sign(found: QuerySet[Comment], sign: str) -> QuerySet[Comment]:
    if not sign:
        return found
    # Neither database has an index into the list, and SQLite can't look into it at all. As text
    # both write it alike.
    written = found.annotate(written=Cast("signs", TextField()))
    return written.filter(written__contains=f'"name": "{sign}"')


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 19 else 0
