"""Facts about what articles are filed under: all topics, places and contributors of a language."""

from typing import Any

from django.conf import settings
from django.db.models import CharField, Exists, OuterRef, Subquery, Value
from django.db.models.functions import Cast, Concat

from caspian.common.languages import babel_locale
from caspian.common.orthography import sort_key
from caspian.dossiers.models import Place
from caspian.newsroom.archive_pages import CONTRIBUTOR, PLACE, TOPIC
from caspian.newsroom.models import Contributor, Listed, Topic
from caspian.pages.reads.door import read, record_subject

_KINDS: dict[str, tuple[str, Any]] = {
    "topics": (TOPIC, Topic),
    "places": (PLACE, Place),
    "contributors": (CONTRIBUTOR, Contributor),
}
FOLDERS = tuple(_KINDS)
FILED_IN = "filed:{}"
"""the subject of whether there are any topics, places or contributors with articles"""


@read
def filed_records(folder: str, code: str) -> tuple[tuple[str, str], ...]:
    """Return the path and name of all topics, places or contributors of a language, by name."""
    found = []
    for pk, slug, name in filed_rows(folder, code):
        record_subject(f"{_KINDS[folder][0]}:{pk}")
        found.append((f"/{code}/{folder}/{slug}/", name))
    return tuple(sorted(found, key=lambda one: (sort_key(one[1], code), one[0])))


@read
def has_filed(folder: str, code: str) -> bool:
    """Return whether any topic, place or contributor has an article in a language.

    By a subject of its own: the foot of every page asks, and few articles change the answer.
    """
    record_subject(FILED_IN.format(folder))
    kind, model = _KINDS[folder]
    return bool(model.objects.filter(Exists(_listed(kind, code))).exists())


@read
def filed_rows(folder: str, code: str) -> tuple[tuple[int, str, str], ...]:
    """Return id, slug and name of all topics, places or contributors of a language.

    As plain columns, once for sitemap, API and index: a paper has hundreds of them.
    """
    kind, model = _KINDS[folder]
    rows = model.objects.filter(Exists(_listed(kind, code))).order_by("pk")
    names: dict[int, str] = {}
    if kind != CONTRIBUTOR and code != settings.LANGUAGE_CODE:
        local = model.objects.filter(local_names__language=code).order_by("-local_names__pk")
        names = dict(local.values_list("pk", "local_names__name"))
    return tuple(
        (pk, slug, names.get(pk, name)) for pk, slug, name in rows.values_list("pk", "slug", "name")
    )


@read
def filed_briefs(folder: str, code: str) -> dict[str, str]:
    """Return in a few words what each place or contributor is, by path: country, or role.

    Who shows them has asked for `filed_records`, and so recorded the subject of each.
    """
    if folder == "topics":
        return {}
    column = "country" if folder == "places" else "role"
    rows = _KINDS[folder][1].objects.exclude(**{column: ""}).values_list("slug", column)
    countries = babel_locale(code).territories if folder == "places" else {}
    return {f"/{code}/{folder}/{slug}/": str(countries.get(said, said)) for slug, said in rows}


@read
def newest_filed(folder: str, code: str, size: int) -> tuple[int, ...]:
    """Return the ids of those topics, places or contributors that had an article last.

    No subject of each list: an article that comes into one of them, or leaves it, names the page
    that lists them all (`press.invalidation`).
    """
    kind, model = _KINDS[folder]
    last = _listed(kind, code).order_by("-published_at").values("published_at")[:1]
    rows = model.objects.annotate(last=Subquery(last)).filter(last__isnull=False)
    return tuple(rows.order_by("-last", "pk").values_list("pk", flat=True)[:size])


def _listed(kind: str, code: str) -> Any:
    """Return the list of each record of a query: found by the index, one by one."""
    listed = Concat(Value(f"{kind}:{code}:"), Cast(OuterRef("pk"), CharField()))
    return Listed.objects.filter(list=listed)
