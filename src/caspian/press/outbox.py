"""The outbox from the press's side: what changed and has not reached readers yet."""

from collections.abc import Collection

from caspian.newsroom.models import Change

AT_ONCE = 500


def is_waiting() -> bool:
    """Return whether the outbox holds any change."""
    return Change.objects.exists()


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
