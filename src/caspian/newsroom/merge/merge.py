"""Merges one record into another of its kind, in one transaction, and undoes it within a day."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext
from wagtail.contrib.redirects.models import Redirect
from wagtail.log_actions import log

from caspian.newsroom import outbox
from caspian.newsroom.archive_pages import ListKey
from caspian.newsroom.merge.content import usage_of
from caspian.newsroom.merge.kinds import KINDS, MergeKind, kind_of
from caspian.newsroom.merge.moving import move, move_back
from caspian.newsroom.merge.sections import merge_sections, separate_sections
from caspian.newsroom.models import Article, Home, KeyArticle, Merge
from caspian.newsroom.redirects import (
    archive_paths,
    lead_again,
    lead_on,
    led_from,
    remember_new_paths,
)
from caspian.newsroom.subjects import page

MERGED, PARTED = "newsroom.merge", "newsroom.unmerge"


class CantMerge(Exception):
    """The two can't become one, or be parted; the message says why."""


@transaction.atomic
def merge(loser: Any, *, into: Any, by: Any) -> Merge:
    """Let everything that names one record name another, lead its readers there, and remove it.

    Raises CantMerge; nothing is changed then.
    """
    kind = kind_of(loser)
    if kind is None or not isinstance(into, kind.model) or loser.pk == into.pk:
        raise CantMerge(gettext("Choose another one of the same kind."))
    loser, winner = _locked(kind, loser.pk, into.pk)
    number = usage_of(kind, loser).articles
    name = {"loser_name": str(loser)[:255], "winner_name": str(winner)[:255]}
    if kind.name == "section":
        if loser.locale_id != winner.locale_id:
            raise CantMerge(gettext("Choose a section in the same language."))
        kept: dict[str, Any] = {}
        moved = merge_sections(kind, loser, winner, by)
    else:
        kept = _kept(kind, loser)
        kept["key_articles_taken"] = _take_key_articles(loser, winner)
        moved, pages = move(kind, loser, winner)
        kept["account"] = _hand_over_account(kind, loser, winner)
        kept |= _lead_on(kind, loser, winner)
        outbox.record(f"merged into “{winner}”", [page(pk) for pk in sorted(pages)])
    merged = Merge.objects.create(
        kind=kind.name, loser=loser.pk, winner=winner.pk, articles=number, kept=kept,
        moved=moved, by=by, **name,
    )  # fmt: skip
    data = {"merge": merged.pk, "what": merged.loser_name, "articles": number}
    log(instance=winner, action=MERGED, user=by, title=merged.winner_name, data=data)
    if kind.name != "section":
        loser.delete()
    return merged


@transaction.atomic
def undo_merge(merged: Merge, *, by: Any) -> Any:
    """Bring a merged record back under its old id, name and address, with what named it.

    What was changed by hand since stays as it is now. Raises CantMerge; nothing is changed then.
    """
    merged = Merge.objects.select_for_update().get(pk=merged.pk)
    if not merged.can_be_undone:
        raise CantMerge(gettext("This merge was undone already, or is more than a day old."))
    kind = KINDS[merged.kind]
    winner = kind.model.objects.filter(pk=merged.winner).first()
    if winner is None:
        raise CantMerge(
            gettext("“{winner}” was merged itself: undo that first.").format(
                winner=merged.winner_name
            )
        )
    if kind.name == "section":
        loser = separate_sections(kind, merged, winner, by)
    else:
        loser = _brought_back(kind, merged, winner)
        pages = move_back(kind, loser, winner, merged.moved)
        outbox.record(f"parted from “{winner}”", [page(pk) for pk in sorted(pages)])
    merged.undone_at = timezone.now()
    merged.save(update_fields=["undone_at"])
    data = {"merge": merged.pk, "what": merged.loser_name, "articles": merged.articles}
    log(instance=winner, action=PARTED, user=by, title=merged.winner_name, data=data)
    return loser


def _locked(kind: MergeKind, loser: int, winner: int) -> tuple[Any, Any]:
    # In the order of their ids, so that two merges of the same two wait and don't block each other.
    rows = kind.model.objects.select_for_update().filter(pk__in=[loser, winner]).order_by("pk")
    found = {row.pk: row for row in rows}
    if len(found) != 2:
        raise CantMerge(gettext("One of the two no longer exists: somebody else was quicker."))
    return found[loser], found[winner]


def _kept(kind: MergeKind, record: Any) -> dict[str, Any]:
    fields = {f.attname: getattr(record, f.attname) for f in kind.model._meta.concrete_fields}
    names = getattr(record, "local_names", None)
    named = [[one.language, one.name] for one in names.all()] if names is not None else []
    key = getattr(record, "key_articles", None)
    articles = list(key.values_list("article_id", flat=True)) if key is not None else []
    return {"fields": fields, "names": named, "key_articles": articles}


def _take_key_articles(loser: Any, winner: Any) -> list[int]:
    """Put a topic's key articles behind those of the one that stays; return the new ones' ids."""
    if not hasattr(loser, "key_articles"):
        return []
    there = list(winner.key_articles.values_list("article_id", flat=True))
    taken = loser.key_articles.exclude(article_id__in=there).values_list("article_id", flat=True)
    for order, pk in enumerate(taken, start=len(there)):
        KeyArticle.objects.create(topic=winner, article_id=pk, sort_order=order)
    return list(taken)


def _brought_back(kind: MergeKind, merged: Merge, winner: Any) -> Any:
    fields = dict(merged.kept["fields"])
    clash = {"slug": fields["slug"]}
    if kind.model.objects.filter(**clash).exists():
        raise CantMerge(
            gettext("Another one now has the address “{slug}”.").format(slug=fields["slug"])
        )
    Redirect.objects.filter(pk__in=merged.kept["redirects"]).delete()
    _lead_back(merged.kept["led_here"])
    lead_again(merged.kept.get("led_before", {}))
    account = fields.pop("user_id", None)
    loser = kind.model(**fields)
    for language, name in merged.kept["names"]:
        loser.local_names.add(loser.local_names.model(language=language, name=name))
    loser.save(force_insert=True)
    taken = merged.kept.get("key_articles_taken", ())
    for row in KeyArticle.objects.filter(topic_id=merged.winner, article_id__in=taken):
        row.delete()
    first = merged.kept.get("key_articles", ())
    for order, pk in enumerate(pk for pk in first if Article.objects.filter(pk=pk).exists()):
        KeyArticle.objects.create(topic=loser, article_id=pk, sort_order=order)
    if account:
        if winner.__class__.objects.filter(pk=winner.pk, user_id=account).exists():
            winner.user_id = None
            winner.save()
        loser.user_id = account
        loser.save()
    return loser


def _hand_over_account(kind: MergeKind, loser: Any, winner: Any) -> int | None:
    if kind.name != "contributor" or loser.user_id is None:
        return None
    account = loser.user_id
    loser.user = None  # an account has one contributor
    loser.save()
    if winner.user_id is None:
        winner.user_id = account
        winner.save()
    return int(account)


def _lead_on(kind: MergeKind, loser: Any, winner: Any) -> dict[str, Any]:
    """Lead from each page of a record to the other's; who was led to it before goes on at once.

    Of a list without articles readers saw nothing: what its address leads to, it leads to still.
    Returns what `_brought_back` needs.
    """
    moved: dict[str, str] = {}
    unseen: list[str] = []
    led_here: dict[str, str] = {}
    led_before: dict[str, str] = {}
    for code in Home.objects.values_list("locale__language_code", flat=True):
        code = code.lower()
        old, new = (f"/{code}/{kind.folder}/{one.slug}/" for one in (loser, winner))
        key = ListKey(kind.name, code, str(loser.pk))
        led_before |= led_from(old, new, *archive_paths(key, [old]))
        former = lead_on({old: new})
        led_here |= {str(pk): link for pk, link in former.items()}
        rows = Redirect.objects.filter(pk__in=former).values_list("old_path", flat=True)
        addresses = (old, *(f"{path}/" for path in rows))
        paths = (old, *archive_paths(key, addresses))
        moved |= dict.fromkeys(paths, new)
        unseen += paths if not key.articles().exists() else ()
    kept = [path for path in unseen if Redirect.normalise_path(path) in led_before]
    redirects = remember_new_paths(moved, kept)
    return {"redirects": redirects, "led_here": led_here, "led_before": led_before}


def _lead_back(led_here: dict[str, str]) -> None:
    for row in Redirect.objects.filter(pk__in=led_here):
        row.redirect_link = led_here[str(row.pk)]
        row.save()
