"""Which tests are quick: `make quick` runs those, and `make ordinary` all others without a browser.

Quick is what finds most faults of a change in under a minute on two cores: the pure rooms, the
edition, and of the newsroom and the press what each change passes through.
`python -m tests.lanes` prints what pytest is given, for the Makefile.
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
    "tests/front/test_purge.py",
    "tests/newsroom/test_public.py",
    "tests/newsroom/test_outbox.py",
    "tests/newsroom/test_roles.py",
    "tests/newsroom/test_schedule.py",
    "tests/newsroom/test_workflow.py",
    "tests/press/test_each_dependency.py",
    "tests/pages/test_the_door.py",
    "tests/pages/test_nothing_early.py",
    "tests/pages/test_article_page.py",
    "tests/comments/test_decide.py",
    "tests/comments/test_intake.py",
    "tests/server/test_pages.py",
    "tests/server/test_releases.py",
)

# In the paths above, and dear: with three of the press they took half of the quick part.
NOT_QUICK = (
    "tests/edition/test_command.py",
    "tests/edition/test_forged_editions.py",
    "tests/edition/test_index_of_pictures.py",
    "tests/edition/test_prune.py",
    "tests/formats/pasted/test_files.py",
    "tests/formats/pasted/test_properties.py",
    "tests/formats/saved_page/test_saved_html.py",
    "tests/graphics/charts/test_every_kind.py",
    "tests/graphics/charts/test_refusals.py",
    "tests/graphics/test_png.py",
)


def is_quick(node: str) -> bool:
    """Return whether a test, by its id, is in one of the paths."""
    path = node.partition("::")[0]
    listed = any(path == one or path.startswith(f"{one}/") for one in QUICK)
    return listed and path not in NOT_QUICK


if __name__ == "__main__":
    sys.stdout.write(" ".join([*QUICK, *(f"--ignore={path}" for path in NOT_QUICK)]) + "\n")
