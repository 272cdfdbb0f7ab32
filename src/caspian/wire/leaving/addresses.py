"""Where old addresses lead after the paper has left: tables that Redirection takes in."""

from collections.abc import Iterable, Iterator
from typing import Any

from wagtail.contrib.redirects.models import Redirect

from caspian.common.batches import batches
from caspian.formats.wxr.redirection import GONE, HEAD, line
from caspian.newsroom.models import Article, Withdrawn
from caspian.newsroom.models.page_kinds import READER_PAGES
from caspian.wire.leaving.choice import LeavingChoice
from caspian.wire.leaving.pages import AT_ONCE, Walk


def redirects(walk: Walk, choice: LeavingChoice) -> Iterator[tuple[str, str]]:
    """Yield the redirects of the paper, from path to path or address, aliases among them."""
    rows = Redirect.objects.order_by("pk").values_list(
        "pk", "old_path", "redirect_page", "redirect_link"
    )
    for some in batches(rows.iterator(chunk_size=AT_ONCE), AT_ONCE):
        paths = paths_of({page for _, _, page, _ in some if page}, choice)
        for _, old, page, link in some:
            if target := paths.get(page, "") if page else link:
                yield _whole(old), target
    for some in batches(walk.aliases.items(), AT_ONCE):
        paths = dict(
            Article.objects.filter(pk__in={pk for pair in some for pk in pair}).values_list(
                "pk", "url_path"
            )
        )
        yield from ((paths[alias], paths[of]) for alias, of in some)


def write_redirects(walk: Walk, choice: LeavingChoice) -> Iterator[str]:
    """Yield the lines of redirects.csv: what leads elsewhere, and what is gone."""
    yield HEAD
    for old, target in redirects(walk, choice):
        yield line(old, target)
    # What is public again is gone no longer; the press keeps it so, a script may not have.
    for path in Withdrawn.objects.order_by("pk").values_list("path", flat=True).iterator():
        yield line(path, "", code=GONE)


def write_addresses(pairs: Iterable[tuple[str, str]]) -> Iterator[str]:
    """Yield the lines of addresses.csv, for a site whose permalinks are others."""
    yield HEAD
    yield from (line(old, new) for old, new in pairs)


def paths_of(ids: Iterable[int], choice: LeavingChoice) -> dict[int, str]:
    """Return the paths of those of some pages that leave."""
    found: dict[int, str] = {}
    for model in READER_PAGES if ids else ():
        rows: Any = model.objects.all() if choice.drafts else model.objects.public()
        found |= dict(rows.filter(pk__in=ids).values_list("pk", "url_path"))
    return found


def _whole(path: str) -> str:
    # Redirects are kept without the slash at their end that all our addresses have.
    last = path.rpartition("/")[2]
    return path if "?" in path or "." in last or not last else f"{path}/"
