"""Presses in a process that notes what it uses: `python -m tests.press.building`.

Prints JSON: the modules of the package that were loaded, the files that were opened, the libraries
that were loaded, and how what was pressed differs from the edition in CASPIAN_HOME.
"""

import json
import os
import pkgutil
import sys
import tempfile
from collections.abc import Iterator
from importlib import import_module
from importlib.metadata import packages_distributions
from pathlib import Path
from types import ModuleType
from typing import Any

OPENED: set[str] = set()


def note(event: str, arguments: tuple[Any, ...]) -> None:
    """Note which files are opened."""
    if event == "open" and isinstance(arguments[0], str):
        OPENED.add(arguments[0])


def without_the_desk() -> None:
    """Keep Wagtail from loading the rooms' `wagtail_hooks`, and with them every desk screen.

    Wagtail looks there for whatever anybody hooked into rich text; of ours nothing is.
    """
    from wagtail.utils import apps  # noqa: PLC0415  everything is imported under the eyes of `note`

    every = apps.get_app_modules

    def others() -> Iterator[tuple[str, ModuleType]]:
        return (one for one in every() if not one[0].startswith("caspian"))

    apps.get_app_modules = others


def pressed() -> list[str]:
    """Press everything, and return how it differs from what another process pressed."""
    from caspian.edition.store import open_store  # noqa: PLC0415
    from tests.press.editions import Edition, differences  # noqa: PLC0415

    with tempfile.TemporaryDirectory() as folder:
        edition = Edition(Path(folder))
    assert edition.press().rendered > 0
    edition.press_clean()
    standing = open_store(f"sqlite:///{Path(os.environ['CASPIAN_HOME']) / 'edition.sqlite3'}")
    return differences(edition.store, standing)


def import_all(name: str) -> None:
    """Import a room with all its modules."""
    room = import_module(name)
    for one in pkgutil.walk_packages(room.__path__, f"{name}."):
        import_module(one.name)


def main() -> None:
    """Import the press and the pages; with a paper in CASPIAN_HOME, press it."""
    sys.addaudithook(note)
    os.environ["DJANGO_SETTINGS_MODULE"] = "caspian.project.settings"
    without_the_desk()
    import_module("django").setup()
    differences = pressed() if sys.argv[1:] == ["press"] else []
    import_all("caspian.press")
    import_all("caspian.pages")
    owners = packages_distributions()
    used = {
        "modules": sorted(name for name in sys.modules if f"{name}.".startswith("caspian.")),
        "files": sorted(path for path in OPENED if "__pycache__" not in path),
        "libraries": sorted({
            one for name in sys.modules for one in owners.get(name.partition(".")[0], ())
        }),
        "differences": differences,
    }  # fmt: skip
    sys.stdout.write(json.dumps(used))


if __name__ == "__main__":
    main()
