"""Remembers the paths that readers could once open: a withdrawn article answers 410, not 404."""

from caspian.newsroom.models.withdrawn import Withdrawn


def withdraw_path(path: str) -> None:
    """Record that a path was public and is no longer."""
    Withdrawn.objects.get_or_create(path=path)


def restore_path(path: str) -> None:
    """Forget a withdrawal: the path is public again."""
    Withdrawn.objects.filter(path=path).delete()
