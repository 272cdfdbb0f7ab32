"""Makes `src/caspian/common/confusables.txt` out of Unicode's own file of the same name.

    .venv/bin/python tools/confusables/build.py confusables.txt

Takes the file as Unicode publishes it, keeps its notice and the mappings, and leaves out names and
comments: a tenth of the size. See README.md.
"""

import re
import sys
from pathlib import Path

TARGET = Path(__file__).parents[2] / "src/caspian/common/confusables.txt"
_MAPPING = re.compile(r"^([0-9A-F]+) ;\t([0-9A-F ]+?) ;\tMA\t")
_NOTICE = """\
# Made by tools/confusables/build.py from confusables.txt of Unicode: names and comments left out.
# Each line: a code point, and the code points of its prototype, in hexadecimal numbers.
"""


def main(source: Path) -> None:
    """Write the mappings of a file of Unicode's."""
    text = source.read_text("utf-8-sig")
    notice = "".join(line + "\n" for line in text.splitlines()[:10] if line.startswith("#"))
    found = dict(m.groups() for line in text.splitlines() if (m := _MAPPING.match(line)))
    (total,) = re.findall(r"^# total: (\d+)$", text, re.M)
    if len(found) != int(total):
        raise SystemExit(f"{len(found)} mappings were read, and the file says that it has {total}")
    lines = [
        f"{code} {to}\n" for code, to in sorted(found.items(), key=lambda one: int(one[0], 16))
    ]
    TARGET.write_text(notice + _NOTICE + "".join(lines), "utf-8")
    print(f"{len(found)} mappings, {TARGET.stat().st_size} bytes")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
