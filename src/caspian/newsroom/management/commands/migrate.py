"""Django's `migrate`, which says whether a migration is missing by the same rule."""

from django.core.management.commands import migrate

from caspian.newsroom.autodetector import DatabaseAutodetector


class Command(migrate.Command):
    """Misses no migration that `makemigrations` would not make."""

    autodetector = DatabaseAutodetector
