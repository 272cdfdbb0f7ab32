"""Lists every document that an edition has: enumerated from the newsroom, never found by links."""

from collections.abc import Iterator

from wagtail.contrib.redirects.models import Redirect

from caspian.comments.models import Comment
from caspian.comments.watched import SETTINGS
from caspian.common.dates import day_in
from caspian.edition.document import UNKNOWN, WITHDRAWN
from caspian.newsroom.lists import CONTRIBUTOR, LATEST, PLACE, TOPIC, ListKey
from caspian.newsroom.models import Article, Home, Publication, Volume, Withdrawn
from caspian.pages.builders.comments import FOLDER, rules_address
from caspian.pages.builders.listing import numbered
from caspian.pages.builders.lists import day_address
from caspian.pages.builders.offline import offline_address
from caspian.pages.fragments.builders import BUILDERS
from caspian.pages.manifest import manifest_address
from caspian.press.facts import FILED, TREE, latest_of
from caspian.press.render import LANGUAGES, absent_key, fragment_key
from caspian.press.touched import list_address, redirect_paths


def documents() -> Iterator[str]:
    """Yield the key of every document that an edition may have; some turn out to be none."""
    yield LANGUAGES
    codes = [code.lower() for code in _codes()]
    for code in codes:
        yield from (fragment_key(name, code) for name in BUILDERS)
        yield from (absent_key(status, code) for status in (UNKNOWN, WITHDRAWN))
        yield rules_address(code)
        yield offline_address(code)
        yield manifest_address(code)
    for model in TREE.values():
        yield from (
            model.objects.public().order_by("pk").values_list("url_path", flat=True).iterator()
        )
    yield from _discussions()
    # After the articles: what their pages read of each other is in these lists again.
    for code in codes:
        yield from _days(code)
    yield from _lists(codes)
    yield from Withdrawn.objects.values_list("path", flat=True).iterator()
    for path in Redirect.objects.values_list("old_path", flat=True).iterator():
        yield from redirect_paths(path)


def subjects() -> Iterator[str]:
    """Yield every subject whose facts the press keeps."""
    yield "publication"
    yield SETTINGS
    for code in _codes():
        yield f"beside:{code.lower()}"
    for model in TREE.values():
        for pk in model.objects.public().values_list("pk", flat=True).iterator():
            yield f"page:{pk}"
    for kind, model in FILED.items():
        for pk in model.objects.values_list("pk", flat=True).iterator():
            yield f"{kind}:{pk}"


def _codes() -> list[str]:
    return list(Home.objects.public().values_list("locale__language_code", flat=True))


def _discussions() -> Iterator[str]:
    shown = Comment.objects.filter(state=Comment.State.APPROVED)
    rows = Article.objects.public().filter(pk__in=shown.values("article"))
    for path in rows.order_by("pk").values_list("url_path", flat=True).iterator():
        yield f"{path}{FOLDER}"


def _lists(codes: list[str]) -> Iterator[str]:
    keys = [ListKey(LATEST, code) for code in codes]
    for kind in (TOPIC, PLACE, CONTRIBUTOR):
        ids = list(FILED[kind].objects.order_by("pk").values_list("pk", flat=True))
        keys += [ListKey(kind, code, str(of)) for code in codes for of in ids]
    for key in keys:
        yield list_address(key)
    for name, number in Volume.objects.order_by("pk").values_list("list", "number").iterator():
        if address := list_address(ListKey.parse(name)):
            yield numbered(address, number)


def _days(code: str) -> Iterator[str]:
    zone = Publication.load().time_zone
    before = None
    rows = latest_of(code).articles().values_list("published_at", flat=True)
    for moment in rows.iterator():
        day = day_in(moment, zone)
        if day != before:
            yield day_address(code, day)
        before = day
