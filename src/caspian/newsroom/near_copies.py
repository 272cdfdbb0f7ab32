"""Finds the pictures of the paper that are the same as one, or look like it."""

from typing import Any

from caspian.graphics.likeness import LIKE, apart

SHOWN = 3


def near_copies(image: Any, user: Any, permission_policy: Any) -> Any:
    """Return the pictures like one that somebody may choose: the same file, else the likest."""
    others = permission_policy.instances_user_has_permission_for(user, "choose")
    others = others.exclude(pk=image.pk)
    same = others.filter(file_hash=image.file_hash) if image.file_hash else others.none()
    if not image.likeness or same.exists():
        return same
    known = others.exclude(likeness="").values_list("pk", "likeness")
    like = sorted((apart(other, image.likeness), -pk) for pk, other in known)
    found = [-pk for far, pk in like[:SHOWN] if far <= LIKE]
    return others.filter(pk__in=found).order_by("-pk")
