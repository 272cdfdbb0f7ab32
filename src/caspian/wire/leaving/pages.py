"""Goes through the articles that leave, in portions, so that memory stays flat."""

import datetime as dt
import json
import uuid
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import TextField
from django.db.models.functions import Cast
from wagtail.models import Revision

from caspian.common.batches import batches
from caspian.newsroom.models import Article, Byline, Information
from caspian.newsroom.stored import Stored, blocks_alone, identifier
from caspian.wire.leaving.choice import LeavingChoice

AT_ONCE = 200
COLUMNS = (
    "pk", "title", "slug", "url_path", "path", "locale", "translation_key",
    "first_published_at", "last_published_at", "latest_revision_created_at",
    "latest_revision", "live", "seo_title", "search_description",
)  # fmt: skip
OF_ARTICLES = (
    "kind", "short_headline", "standfirst", "dateline", "lead_picture", "lead_alt",
    "lead_caption", "lead_credit", "published_at", "updated_at", "takes_comments",
)  # fmt: skip
EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)


@dataclass(frozen=True)
class Translated:
    """The pages that are one article in several languages: language and id, by id."""

    pages: tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class LeavingPage:
    """An article or information page, as it leaves; `moment` is the date that readers see."""

    id: int
    values: dict[str, Any]
    body: tuple[Stored, ...]
    raw: str
    """the body as it is stored"""
    language: str
    moment: dt.datetime
    status: str
    """publish, private, future or draft, as WordPress calls them"""
    topics: tuple[int, ...] = ()
    places: tuple[int, ...] = ()
    bylines: tuple[tuple[int, str], ...] = ()
    translated: Translated | None = None

    @property
    def guid(self) -> str:
        """Return the name that stays the article's own wherever it moves; its feeds use the same.

        Translations share a key in the newsroom; in each language it is another article.
        """
        return uuid.uuid5(self.values["translation_key"], self.language.lower()).urn


class Walk:
    """Goes through all that leaves; translations of one article stand one after another."""

    def __init__(self, choice: LeavingChoice, languages: dict[int, str]) -> None:
        self.choice, self.languages = choice, languages
        self.rows: Any = Article.objects.all() if choice.drafts else Article.objects.public()
        self.aliases = self._aliases()
        """the articles that only repeat another one: their paths lead there"""

    def total(self) -> int:
        """Return how many articles leave."""
        return int(self.rows.count()) - len(self.aliases)

    def articles(self) -> Iterator[list[LeavingPage]]:
        """Yield articles in portions, by id, each with its translations behind it."""
        last = 0
        while some := list(
            self.rows.filter(pk__gt=last)
            .order_by("pk")
            .values_list("pk", "translation_key")[:AT_ONCE]
        ):
            last = some[-1][0]
            wanted = [(pk, key) for pk, key in some if pk not in self.aliases]
            groups = self._groups({key for _, key in wanted})
            order: dict[int, Translated | None] = {}
            for pk, key in wanted:
                members = groups.get(key, ())
                if not members or min(members)[0] == pk:
                    pages = tuple((code, one) for one, code in members)
                    whole = Translated(pages) if len(pages) > 1 else None
                    order |= dict.fromkeys([one for _, one in pages] or [pk], whole)
            for portion in batches(order, AT_ONCE):
                yield self._whole(portion, order)

    def information(self) -> list[LeavingPage]:
        """Return the pages about the paper; there are few."""
        rows: Any = (
            Information.objects.all() if self.choice.drafts else Information.objects.public()
        )
        public = set(Information.objects.public().values_list("pk", flat=True))
        found = rows.annotate(raw=Cast("body", TextField())).order_by("pk")
        return [
            self._page(values, values["pk"] in public) for values in found.values(*COLUMNS, "raw")
        ]

    def _aliases(self) -> dict[int, int]:
        pairs = self.rows.exclude(alias_of=None).filter(alias_of__in=self.rows.values("pk"))
        return dict(pairs.values_list("pk", "alias_of"))

    def _groups(self, keys: set[Any]) -> dict[Any, list[tuple[int, str]]]:
        found: dict[Any, list[tuple[int, str]]] = defaultdict(list)
        if len(self.languages) > 1:
            rows = self.rows.filter(translation_key__in=keys).order_by("pk")
            for pk, key, locale in rows.values_list("pk", "translation_key", "locale"):
                if pk not in self.aliases:
                    found[key].append((pk, self.languages[locale]))
        return found

    def _whole(self, ids: list[int], order: dict[int, Translated | None]) -> list[LeavingPage]:
        rows = Article.objects.filter(pk__in=ids).annotate(raw=Cast("body", TextField()))
        records = {values["pk"]: values for values in rows.values(*COLUMNS, *OF_ARTICLES, "raw")}
        public = set(ids)
        if self.choice.drafts:
            public = set(Article.objects.public().filter(pk__in=ids).values_list("pk", flat=True))
        topics = _linked(Article.topics.through, "topic", ids)
        places = _linked(Article.places.through, "place", ids)
        bylines = defaultdict(list)
        lines = Byline.objects.filter(article__in=ids).order_by("article", "sort_order", "pk")
        for article, who, role in lines.values_list("article", "contributor", "role"):
            bylines[article].append((who, role))
        filed: dict[int, dict[str, list[Any]]] = {
            pk: {"topics": topics[pk], "places": places[pk], "bylines": bylines[pk]} for pk in ids
        }
        return [
            self._page(records[pk], pk in public, filed[pk], order[pk])
            for pk in ids
            if pk in records
        ]

    def _page(
        self,
        values: dict[str, Any],
        is_public: bool,
        filed: dict[str, list[Any]] | None = None,
        translated: Translated | None = None,
    ) -> LeavingPage:
        filed, status = dict(filed or {}), "publish"
        planned = None
        if not is_public:
            status, planned = self._as_drafted(values, filed)
        moment = (
            planned
            or values.get("published_at")
            or values["first_published_at"]
            or values["latest_revision_created_at"]
            or EPOCH
        )
        return LeavingPage(
            id=values["pk"],
            values=values,
            body=tuple(blocks_alone(_json(values["raw"]))),
            raw=values["raw"] or "",
            language=self.languages[values["locale"]],
            moment=moment,
            status=status,
            topics=tuple(filed.get("topics", ())),
            places=tuple(filed.get("places", ())),
            bylines=tuple(filed.get("bylines", ())),
            translated=translated,
        )

    @staticmethod
    def _as_drafted(
        values: dict[str, Any], filed: dict[str, list[Any]]
    ) -> tuple[str, dt.datetime | None]:
        """Put in the newest version of what is not public; return its state and planned moment."""
        if values["live"]:
            return "private", None  # public but for a login or a password
        versions = Revision.page_revisions.filter(object_id=str(values["pk"]))
        planned = versions.exclude(approved_go_live_at=None).order_by("-created_at").first()
        version = planned or versions.filter(pk=values["latest_revision"]).first()
        if version is None:
            return "draft", None
        _put_in(values, filed, version.content)
        return ("future", planned.approved_go_live_at) if planned else ("draft", None)


def _put_in(values: dict[str, Any], filed: dict[str, list[Any]], content: dict[str, Any]) -> None:
    """Put the fields of a version over those of its record; a version keeps a body as text."""
    for name in ("title", "slug", *OF_ARTICLES):
        if name in content and name not in ("published_at", "updated_at") and name in values:
            values[name] = content[name]
    if isinstance(content.get("body"), str):
        values["raw"] = content["body"]
    for name in ("topics", "places"):
        if isinstance(content.get(name), list):
            filed[name] = [pk for one in content[name] if (pk := identifier(one))]
    if isinstance(content.get("bylines"), list):
        lines = sorted(content["bylines"], key=lambda one: one.get("sort_order") or 0)
        filed["bylines"] = [(one.get("contributor"), one.get("role", "by")) for one in lines]


def _linked(through: Any, name: str, ids: list[int]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = defaultdict(list)
    rows = through.objects.filter(article__in=ids).order_by("pk")
    for article, other in rows.values_list("article_id", f"{name}_id"):
        found[article].append(other)
    return found


def _json(raw: str | None) -> Any:
    try:
        return json.loads(raw or "[]")
    except ValueError:
        # Text from before there were blocks.
        return [{"type": "paragraph", "value": raw}]
