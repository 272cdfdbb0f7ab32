"""What `caspian import all` does and prints."""

import argparse
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError

from caspian.comments.founding import found_comments
from caspian.formats.caspian_archive.read import BadArchive
from caspian.newsroom.founding import found
from caspian.project.errors import INTERRUPTED, in_words
from caspian.project.first_run import INDEX_WANTED, ensure_tables, index_if_wanted
from caspian.project.leaving import bar, counted, failed, say
from caspian.wire.archive.arrive import NotEmpty, import_all


def arrive(arguments: argparse.Namespace) -> int:
    """Import a paper into an empty home and return the exit code."""
    if not arguments.path.is_file():
        return failed(f"Nothing was imported: there is no file {arguments.path}.", 1)
    was_wanted = INDEX_WANTED.exists()
    try:
        make_a_home()
        counts = import_all(arguments.path, tell=bar())
    except (BadArchive, NotEmpty, OSError, DatabaseError) as refusal:
        if not was_wanted:
            INDEX_WANTED.unlink(missing_ok=True)
        return failed(f"Nothing was imported: {in_words(refusal)}", 1)
    except KeyboardInterrupt:
        return failed("\nStopped: nothing was imported. Run it again.", INTERRUPTED)
    if counts is None:
        say("This archive was imported before: nothing was changed.")
        if not was_wanted:
            INDEX_WANTED.unlink(missing_ok=True)
    else:
        say("Imported.", *counted(counts))
    if INDEX_WANTED.exists():
        say("Indexing what the desk searches …")
        index_if_wanted()
    say("`caspian serve`, or `caspian press` beside a running paper, makes the edition of it.")
    return 0


def make_a_home() -> None:
    """Make tables and what every paper has, where they are lacking."""
    Path(settings.HOME).mkdir(parents=True, exist_ok=True, mode=0o700)
    ensure_tables()
    found()
    found_comments()
    # Before anything comes in: a start after an import that was cut short indexes what is there.
    INDEX_WANTED.touch()
