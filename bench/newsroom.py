"""Does inside a paper what a newsroom does; a process of its own, for only it has Django.

python -m bench.newsroom make SIZE      fill an empty home with a made-up paper
python -m bench.newsroom desk           publish and press as told on standard input
python -m bench.newsroom write FOLDER   write the articles as other tools take them
python -m bench.newsroom pile N         put N changes of its articles into the outbox
python -m bench.newsroom compose SEED   compose the front by chance, and publish that
python -m bench.newsroom change N       change the Nth article's headline, and publish that
"""

import os
import sys
from pathlib import Path

import django


def main(verb: str, *arguments: str) -> int:
    """Do one of the verbs; return the exit code."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "caspian.project.settings")
    django.setup()
    # These need Django's apps, which are there only now.
    from bench.desk import Desk, change  # noqa: PLC0415
    from bench.papers import make_paper  # noqa: PLC0415
    from bench.random_front import compose  # noqa: PLC0415
    from bench.sources import write_sources  # noqa: PLC0415

    if verb == "make":
        _make_tables()
        make_paper(int(arguments[0]))
        _go_on_counting()
    elif verb == "desk":
        Desk().work()
    elif verb == "write":
        write_sources(Path(arguments[0]))
    elif verb == "pile":
        _pile(int(arguments[0]))
    elif verb == "compose":
        sys.stdout.write(compose(int(arguments[0])) + "\n")
    elif verb == "change":
        change(int(arguments[0]))
    return 0


def _make_tables() -> None:
    from django.conf import settings  # noqa: PLC0415
    from django.core.management import call_command  # noqa: PLC0415

    from caspian.project.install import copy_blank  # noqa: PLC0415

    if settings.DATABASES["default"]["ENGINE"].endswith("sqlite3"):
        copy_blank(Path(settings.DATABASES["default"]["NAME"]))
    call_command("migrate", verbosity=0, interactive=False)


def _pile(number: int) -> None:
    """Put changes of articles into the outbox, of each in turn."""
    from caspian.newsroom.models import Article, Change  # noqa: PLC0415

    ids = list(Article.objects.values_list("pk", flat=True))
    Change.objects.bulk_create(
        (Change(subject=f"page:{ids[n % len(ids)]}", cause="changed") for n in range(number)),
        batch_size=5000,
    )


def _go_on_counting() -> None:
    """Let the next page get an id that is free: PostgreSQL doesn't look at the rows there are."""
    from django.db import connection  # noqa: PLC0415

    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT setval(pg_get_serial_sequence('wagtailcore_page', 'id'), MAX(id)) "
                "FROM wagtailcore_page"
            )


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
