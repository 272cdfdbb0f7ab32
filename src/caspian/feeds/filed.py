"""Facts about the pages that are no articles, for the sitemaps: which there are, and where."""

from typing import Any

from django.conf import settings
from django.db.models import CharField, Exists, OuterRef, Value
from django.db.models.functions import Cast, Concat

from caspian.dossiers.models import Place
from caspian.newsroom.archive_pages import CONTRIBUTOR, PLACE, TOPIC
from caspian.newsroom.models import Contributor, Listed, Topic
from caspian.pages.builders.comments import rules_address
from caspian.pages.builders.lists import latest_address
from caspian.pages.feed_addresses import feeds_page_address
from caspian.pages.reads import comments, paper, tree
from caspian.pages.reads.door import read, record_subject, unrecorded

_KINDS: dict[str, tuple[str, Any]] = {
    "topics": (TOPIC, Topic),
    "places": (PLACE, Place),
    "contributors": (CONTRIBUTOR, Contributor),
}


@read
def filed_paths(folder: str) -> tuple[str, ...]:
    """Return the paths of all topics, places or contributors with an article, in each language."""
    codes = [home.address.strip("/") for home in paper.homes()]
    # No subject of each: an article that comes into one of their lists, or leaves it, names the
    # sitemap, and so does one of them that comes, goes or is renamed (`press.invalidation`).
    found = []
    for code in codes:
        with unrecorded():
            slugs = sorted(slug for _, slug, _ in filed_rows(folder, code))
        found += [f"/{code}/{folder}/{slug}/" for slug in slugs]
    return tuple(found)


@read
def filed_records(folder: str, code: str) -> tuple[tuple[str, str], ...]:
    """Return the path and name of all topics, places or contributors of a language, by name."""
    found = []
    for pk, slug, name in filed_rows(folder, code):
        record_subject(f"{_KINDS[folder][0]}:{pk}")
        found.append((f"/{code}/{folder}/{slug}/", name))
    return tuple(sorted(found, key=lambda one: (one[1].casefold(), one[0])))


@read
def filed_rows(folder: str, code: str) -> tuple[tuple[int, str, str], ...]:
    """Return id, slug and name of all topics, places or contributors of a language.

    As plain columns, once for the sitemap and the API: a paper has hundreds of them.
    """
    kind, model = _KINDS[folder]
    listed = Concat(Value(f"{kind}:{code}:"), Cast(OuterRef("pk"), CharField()))
    rows = model.objects.filter(Exists(Listed.objects.filter(list=listed))).order_by("pk")
    names: dict[int, str] = {}
    if kind != CONTRIBUTOR and code != settings.LANGUAGE_CODE:
        local = model.objects.filter(local_names__language=code).order_by("-local_names__pk")
        names = dict(local.values_list("pk", "local_names__name"))
    return tuple(
        (pk, slug, names.get(pk, name)) for pk, slug, name in rows.values_list("pk", "slug", "name")
    )


@read
def front_pages() -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    """Return the path of each front, section, page about the paper and the like.

    With each, what it is in other languages: code and path, its own among them; empty for none.
    """
    fronts = tuple((home.language.code, home.address) for home in paper.homes())
    found = []
    for _, front in fronts:
        code = front.strip("/")
        found.append((front, fronts if len(fronts) > 1 else ()))
        found.append((latest_address(code), ()))
        found.append((feeds_page_address(code), ()))
        if comments.house_rules(code):
            found.append((rules_address(code), ()))
        for link in (*paper.sections(code), *paper.information(code)):
            found.append((link.address, _alternates(link.address)))
    return tuple(found)


def _alternates(path: str) -> tuple[tuple[str, str], ...]:
    standing = tree.standing_at(path)
    if standing is None:
        return ()
    found = tree.translations(standing.id)
    return tuple((one.language.code, one.address) for one in found) if len(found) > 1 else ()
