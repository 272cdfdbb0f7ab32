"""Which tests are quick: `make quick` runs those, and `make ordinary` all others without a browser.

Quick is what finds most faults of a change in under a minute on two cores: the pure rooms, the
edition, and of the newsroom and the press what each change passes through.
`python -m tests.lanes` prints the paths, for the Makefile.
"""

import sys

QUICK = (
    "tests/common",
    "tests/formats",
    "tests/graphics",
    "tests/shield",
    "tests/edition",
    "tests/search/test_find.py",
    "tests/front/test_export.py",
    "tests/front/test_export_incremental.py",
    "tests/front/test_purge.py",
    "tests/newsroom/test_public.py",
    "tests/newsroom/test_outbox.py",
    "tests/newsroom/test_roles.py",
    "tests/newsroom/test_schedule.py",
    "tests/newsroom/test_workflow.py",
    "tests/press/test_cycle.py",
    "tests/press/test_each_dependency.py",
    "tests/press/test_nothing_stops_the_press.py",
    "tests/pages/test_the_door.py",
    "tests/pages/test_nothing_early.py",
    "tests/pages/test_article_page.py",
    "tests/comments/test_decide.py",
    "tests/comments/test_intake.py",
    "tests/server/test_pages.py",
    "tests/server/test_releases.py",
)


def is_quick(node: str) -> bool:
    """Return whether a test, by its id, is in one of the paths."""
    path = node.partition("::")[0]
    return any(path == one or path.startswith(f"{one}/") for one in QUICK)


if __name__ == "__main__":
    sys.stdout.write(" ".join(QUICK) + "\n")
