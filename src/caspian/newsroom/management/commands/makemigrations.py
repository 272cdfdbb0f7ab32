"""Django's `makemigrations`, of what a database knows only."""

from django.core.management.commands import makemigrations

from caspian.newsroom.autodetector import DatabaseAutodetector


class Command(makemigrations.Command):
    """Writes no help texts, names and choices of our fields into migrations."""

    autodetector = DatabaseAutodetector
