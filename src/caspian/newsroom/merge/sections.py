"""Merges sections: the articles move, and the empty section stays, unpublished, for its return."""

from typing import Any

from wagtail.coreutils import find_available_slug
from wagtail.models import Page

from caspian.newsroom.archive_pages import SECTION, ListKey
from caspian.newsroom.merge.kinds import MergeKind
from caspian.newsroom.merge.moving import move, move_back
from caspian.newsroom.models import Article, Merge, Section
from caspian.newsroom.redirects import archive_paths, forget_move, former_paths, remember_move


def merge_sections(kind: MergeKind, loser: Section, winner: Section, by: Any) -> dict[str, Any]:
    """Move the articles of one section into another, and lead its readers there."""
    below = list(Article.objects.child_of(loser).order_by("path").values_list("pk", flat=True))
    for pk in below:
        _move(pk, winner.pk, by)
    moved, _ = move(kind, loser, winner)  # strips on fronts; each page is saved by itself
    gone = Section.objects.get(pk=loser.pk)
    was_live = gone.live
    if was_live:
        gone.unpublish(user=by)
        for path in _paths(gone):
            remember_move(Page.objects.get(pk=winner.pk), path)
    return {**moved, "below": below, "was_live": was_live}


def separate_sections(kind: MergeKind, merged: Merge, winner: Section, by: Any) -> Section:
    """Publish the section again, and move back the articles that are still where they went."""
    loser = Section.objects.get(pk=merged.loser)
    if merged.moved["was_live"]:
        forget_move(_paths(loser))
        loser.save_revision(user=by).publish(user=by)
    there = Article.objects.child_of(winner).filter(pk__in=merged.moved["below"])
    for pk in list(there.order_by("path").values_list("pk", flat=True)):
        _move(pk, loser.pk, by)
    move_back(kind, loser, Section.objects.get(pk=winner.pk), merged.moved)
    return Section.objects.get(pk=loser.pk)


def _paths(section: Section) -> list[str]:
    """Return the path of a section, and those of its archive pages wherever it stood."""
    key = ListKey(SECTION, section.locale.language_code.lower(), str(section.pk))
    addresses = (section.url_path, *former_paths(section))
    return [section.url_path, *archive_paths(key, addresses)]


def _move(pk: int, target: int, by: Any) -> None:
    # Loaded anew each time: every move may change the paths of the others.
    article, parent = Article.objects.get(pk=pk), Page.objects.get(pk=target)
    free = find_available_slug(parent, article.slug)
    if free != article.slug:
        _rename(article, free)
    Page.objects.get(pk=pk).move(parent, pos="last-child", user=by)


def _rename(article: Article, slug: str) -> None:
    article.slug = slug
    article.save(clean=False)
    for revision in article.revisions.filter(pk__in=[article.latest_revision_id or 0]):
        revision.content["slug"] = slug
        revision.save(update_fields=["content"])
