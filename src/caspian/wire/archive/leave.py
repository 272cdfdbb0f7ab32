"""Exports the whole paper into one archive: `caspian export all`."""

import hashlib
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

from caspian.formats.caspian_archive.layout import KINDS as ORDER
from caspian.formats.caspian_archive.layout import member_of
from caspian.formats.caspian_archive.write import CHUNK, ArchiveWriter
from caspian.newsroom.models import Publication
from caspian.newsroom.snapshot import snapshot
from caspian.wire.archive.choosing import ExportChoice
from caspian.wire.archive.kinds import KINDS
from caspian.wire.archive.outward import Outward

Progress = Callable[[str, int, int], None]
"""told what is done, how much of it, and of how many; 0 where nobody has counted"""
FILES = ("pictures", "attachments")
LOST = "lost"


@dataclass
class ArchiveReport:
    """What an archive holds."""

    counts: dict[str, int] = field(default_factory=dict)
    lost: list[str] = field(default_factory=list)
    """pictures and attachments whose files are gone"""


def export_all(
    path: Path, choice: ExportChoice, *, replace: bool = False, progress: Progress
) -> ArchiveReport:
    """Write the paper, as it is at one moment, into an archive.

    Raises CantWrite, and OSError where the disk is full; there is no archive at the path then.
    """
    report = ArchiveReport()
    with ArchiveWriter(path, replace=replace) as archive, snapshot():
        out = Outward(choice)
        for kind in FILES:
            _write_files(kind, out, archive, report, progress)
        for kind in ORDER:
            _write_lines(kind, out, archive, progress)
        about = {
            "paper": Publication.load().name, "drafts": choice.drafts, "history": choice.history,
        }  # fmt: skip
        archive.finish(about)
    report.counts = archive.counts
    return report


def _write_lines(kind: str, out: Outward, archive: ArchiveWriter, progress: Progress) -> None:
    model: Any = KINDS[kind].model
    total = model._base_manager.count()
    with archive.lines(kind) as put:
        for number, record in enumerate(out.records(kind), start=1):
            put(record)
            progress(kind, number, total)


def _write_files(
    kind: str, out: Outward, archive: ArchiveWriter, report: ArchiveReport, progress: Progress
) -> None:
    """Write the files of a kind, each content once, and name the records by them."""
    model: Any = KINDS[kind].model
    seen: Counter[str] = Counter()
    rows = out.choice.files(model).order_by("pk").only("pk", "file", "title")
    for number, row in enumerate(rows.iterator(chunk_size=500), start=1):
        digest = _digest(row.file)
        if digest == LOST:
            report.lost.append(f"{kind}: {row.title}")
        elif digest not in out.members:
            # A fault here is not one of the file: where the disk is full, nothing is lost.
            with row.file.storage.open(row.file.name, "rb") as source:
                member = member_of(digest, row.file.name)
                archive.file(member, source)
            out.members[digest] = member
        seen[digest] += 1
        key = digest if seen[digest] == 1 else f"{digest}-{seen[digest]}"
        out.keys.name_file(model, row.pk, key)
        progress(f"files of {kind}", number, 0)


def _digest(file: Any) -> str:
    """Return what the content of a stored file is known by, or `LOST` where it can't be read."""
    try:
        with file.storage.open(file.name, "rb") as source:
            return _sha256(source)
    except (OSError, ValueError):
        return LOST


def _sha256(source: IO[bytes]) -> str:
    digest = hashlib.sha256()
    while chunk := source.read(CHUNK):
        digest.update(chunk)
    return digest.hexdigest()
