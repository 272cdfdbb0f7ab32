"""The versions of the libraries that shape a page."""

import hashlib
import re
import sys
import unicodedata
import zlib
import zoneinfo
from collections.abc import Iterable, Iterator
from importlib import metadata
from pathlib import Path

# The store's parts are deflate, which Python brings; what is packed tighter is packed by Brotli.
EXTRAS = ("brotli",)
# Where a distribution is not called as its module is; `packages_distributions` knows them all,
# and reads the lists of files of everything installed for it.
CALLED = {"PIL": "pillow", "modelcluster": "django-modelcluster"}
_REQUIREMENT = re.compile(r"([\w.-]+)\s*(?:\[([^]]*)])?")
_EXTRA = re.compile(r"""extra\s*==\s*["']([^"']+)["']""")


def versions(libraries: Iterable[str]) -> dict[str, str]:
    """Return the versions of libraries, of what they require, and of Python's own tables."""
    found: dict[str, str] = {}
    waiting = [(name, "") for name in {*map(_distribution, libraries), *EXTRAS}]
    seen: set[tuple[str, str]] = set()
    while waiting:
        name, extras = one = waiting.pop()
        if one in seen:
            continue
        seen.add(one)
        try:
            about = metadata.metadata(name)
        except metadata.PackageNotFoundError:
            continue  # required elsewhere: on another system, by another Python
        found[_canonical(name)] = about["Version"]
        waiting += _required(about.get_all("Requires-Dist") or (), extras.split(","))
    return found | {
        "Python": ".".join(map(str, sys.version_info[:2])),
        "zlib": zlib.ZLIB_RUNTIME_VERSION,
        "Unicode": unicodedata.unidata_version,
        "time zones": _time_zones(),
    }


def _required(lines: Iterable[str], extras: Iterable[str]) -> Iterator[tuple[str, str]]:
    asked = {_canonical(extra) for extra in extras}
    for line in lines:
        requirement, _, marker = line.partition(";")
        needed = {_canonical(extra) for extra in _EXTRA.findall(marker)}
        if (not needed or needed & asked) and (parsed := _REQUIREMENT.match(requirement)):
            yield _canonical(parsed[1]), parsed[2] or ""


def _distribution(module: str) -> str:
    name = CALLED.get(module, module)
    try:
        metadata.distribution(name)
    except metadata.PackageNotFoundError:
        return metadata.packages_distributions().get(module, [module])[0]
    return _canonical(name)


def _canonical(name: str) -> str:
    return re.sub(r"[-_. ]+", "-", name.strip()).lower()


def _time_zones() -> str:
    """Return the version of the tables that `zoneinfo` takes: the system's, else the package's."""
    for folder in map(Path, zoneinfo.TZPATH):
        if (folder / "tzdata.zi").exists():
            with (folder / "tzdata.zi").open("rb") as table:
                return table.readline().decode().strip()
        if folder.is_dir():
            tables = sorted(path for path in folder.rglob("*") if path.is_file())
            return hashlib.sha256(b"".join(path.read_bytes() for path in tables)).hexdigest()
    return metadata.version("tzdata")
