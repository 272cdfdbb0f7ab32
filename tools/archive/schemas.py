"""Writes the schemas of an archive into the package: `python -m tools.archive.schemas`.

Run it after a change of `caspian.wire.archive.kinds`; a test compares.
"""

import os
from pathlib import Path

FOLDER = Path(__file__).parents[2] / "src/caspian/formats/caspian_archive/schemas"


def main() -> None:
    """Write all schemas."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "caspian.project.settings")
    import django  # noqa: PLC0415  the settings read the environment when imported

    django.setup()
    from caspian.wire.archive.kinds import KINDS  # noqa: PLC0415
    from caspian.wire.archive.schemas import text_of  # noqa: PLC0415

    FOLDER.mkdir(exist_ok=True)
    for kind in KINDS.values():
        (FOLDER / f"{kind.name}.schema.json").write_text(text_of(kind), "utf-8")


if __name__ == "__main__":
    main()
