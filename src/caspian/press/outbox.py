"""The outbox from the press's side: what changed, and what is derived from it kept up to date."""

from collections.abc import Collection

from wagtail.models import Page

from caspian.edition.staleness import known
from caspian.edition.store import Store
from caspian.newsroom.models import Change
from caspian.newsroom.moved import remember_move
from caspian.newsroom.related.relate import relate
from caspian.newsroom.relist import relist
from caspian.newsroom.renditions import prepare_for
from caspian.press.facts import facts_of, unpacked
from caspian.search.index import follow, index

AT_ONCE = 500


def settle(store: Store, settled: set[int]) -> None:
    """Bring lists, redirects, pictures and what goes together up to the changes in the outbox.

    `settled` holds the ids of changes that were settled before, and those of all afterwards.
    """
    while changes := {pk: subject for pk, subject in _rows() if pk not in settled}:
        settled.update(changes)
        subjects = sorted(set(changes.values()))
        for start in range(0, len(subjects), AT_ONCE):
            _settle(store, subjects[start : start + AT_ONCE])


def is_waiting() -> bool:
    """Return whether the outbox holds any change."""
    return Change.objects.exists()


def is_settled(settled: set[int]) -> bool:
    """Return whether every change in the outbox is among some."""
    return settled.issuperset(taken())


def take(without: Collection[int] = ()) -> dict[str, str]:
    """Return the subjects that changed, each with what happened to it last, in words.

    `without` leaves out changes by their ids.
    """
    rows = Change.objects.order_by("pk").values_list("pk", "subject", "cause")
    found: dict[str, str] = {}
    for pk, subject, cause in rows:
        if pk not in without:
            found[subject] = cause or found.get(subject, "a part of it changed")
    return found


def taken() -> list[int]:
    """Return the ids of the changes that are in the outbox now."""
    return list(Change.objects.values_list("pk", flat=True))


def forget(ids: Collection[int]) -> None:
    """Take changes out of the outbox, once the release that shows them stands."""
    # By id and not up to an id: on PostgreSQL a smaller one may have been committed since.
    wanted = sorted(ids)
    for start in range(0, len(wanted), AT_ONCE):
        Change.objects.filter(pk__in=wanted[start : start + AT_ONCE]).delete()


def _rows() -> list[tuple[int, str]]:
    return list(Change.objects.order_by("pk").values_list("pk", "subject"))


def _settle(store: Store, subjects: list[str]) -> None:
    pages = [subject for subject in subjects if subject.startswith("page:")]
    ids = [int(subject.partition(":")[2]) for subject in pages]
    follow(subjects)
    if not ids:
        prepare_for(subjects, [])
        return
    _remember_moves(store, pages)
    relist(ids)
    relate(ids)
    index(ids)
    prepare_for(subjects, ids)


def _remember_moves(store: Store, pages: list[str]) -> None:
    before = {subject: unpacked(facts) for subject, facts in known(store, pages).items()}
    for subject, facts in facts_of(sorted(before)).items():
        if facts.path != before[subject].path:
            remember_move(Page.objects.get(pk=facts.id), before[subject].path)
