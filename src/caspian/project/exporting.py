"""What `caspian edition export` does and prints; it needs the edition alone."""

import argparse
import datetime as dt
import sqlite3
import sys
from pathlib import Path

from caspian.edition import release
from caspian.edition.checks.finding import FindingKind, exit_code
from caspian.edition.database import DATABASE_ERRORS
from caspian.edition.export.flatten import NotWhole
from caspian.edition.export.listing import Note
from caspian.edition.export.names import RELEASE
from caspian.edition.export.place import CURRENT, NotOurs, is_export
from caspian.edition.export.run import ExportReport, NothingToExport, export
from caspian.edition.export.sources import Sources
from caspian.edition.export.verify import note_of, verify
from caspian.edition.release import Signer, signer
from caspian.edition.store import NotAnEdition, Store, open_store
from caspian.pages.assets import FOLDER as ASSETS
from caspian.project.environment import Environment, environment
from caspian.project.errors import INTERRUPTED, STOPPED, in_words
from caspian.project.private import readable_by_all
from caspian.server.kept_assets import files_in, kept_assets, version_of
from caspian.server.own_files import own_content
from caspian.server.settings import ASSETS as KEPT_ASSETS

_NAMED = 10
_EVERY = 100
_AS_BEFORE = "Readers are served what they were before."


class _BadUsage(Exception):
    """The command line is at fault; the message says how."""


def run(arguments: argparse.Namespace) -> int:
    """Export, or verify an export, and return the exit code."""
    try:
        return _verified(arguments) if arguments.verify else _exported(arguments)
    except _BadUsage as refusal:
        return _failed(str(refusal), 2)
    except (NotAnEdition, NothingToExport, NotOurs, NotWhole) as refusal:
        return _failed(str(refusal), 1)
    except (OSError, sqlite3.Error, *DATABASE_ERRORS) as fault:
        return _failed(f"The export failed. {in_words(fault)} {_AS_BEFORE}", 1)
    except KeyboardInterrupt:
        return _failed(f"{STOPPED} {_AS_BEFORE}", INTERRUPTED)


def _exported(arguments: argparse.Namespace) -> int:
    for option in ("public", "at_least", "unsigned"):
        if getattr(arguments, option):
            raise _BadUsage(f"--{option.replace('_', '-')} goes with --verify.")
    here = environment()
    try:
        store = open_store(arguments.url or here.edition)
    except ValueError as bad:
        raise _BadUsage(str(bad)) from bad
    try:
        with readable_by_all():
            report = export(
                store,
                arguments.folder,
                Sources(
                    ASSETS,
                    here.home / "media" / "images",
                    own_content(is_worker_retired=not here.service_worker),
                    _builds(here),
                ),
                signer=_signer_of(store, here),
                anew=arguments.anew,
                progress=_progress,
            )
    finally:
        store.close()
    _say(*_report(report, arguments.folder))
    if arguments.folder.resolve().is_relative_to(here.home):
        _say("It lies in the paper's home, which no other account may enter, and so no web server.")
    return 1 if report.left_out or report.missing else 0


def _builds(here: Environment) -> dict[str, bytes]:
    """Return the assets that pages of this build name, and those of former builds."""
    present = {f"{version_of(content)}/{name}": content for name, content in files_in(ASSETS)}
    return kept_assets(here.home / KEPT_ASSETS) | present


def _signer_of(store: Store, here: Environment) -> Signer | None:
    """Return who signed the edition, if the key is here. A new one would sign for nobody."""
    own = _own(here)
    return own if own and own.public == store.about("public") else None


def _own(here: Environment) -> Signer | None:
    path = here.home / release.KEY_FILE
    try:
        return signer(path) if path.is_file() else None
    except ValueError as bad:
        raise _BadUsage(str(bad)) from bad


def _report(report: ExportReport, folder: Path) -> list[str]:
    counts = (
        f"{report.written:,} files written, {report.removed:,} removed, {report.files:,} in all"
    )
    if not (report.written or report.removed):
        counts = f"no file has changed, of {report.files:,}"
    lines = [f"Release {report.release} is exported to {folder}: {counts}."]
    if report.anew:
        lines.append(f"Everything was written, because {report.anew}.")
    if report.maps_changed:
        lines.append("Paths have moved or gone: let nginx know with `nginx -s reload`.")
    lines += [f"Left out: {reason}." for reason in report.left_out[:_NAMED]]
    if len(report.left_out) > _NAMED:
        lines.append(f"Left out besides: {len(report.left_out) - _NAMED:,} more.")
    lines += [f"Note: {note}." for note in report.mistaken[:_NAMED]]
    if report.missing:
        named = ", ".join(report.missing[:_NAMED])
        lines.append(f"Pictures that pages name and nobody has: {len(report.missing):,} ({named}).")
    return lines


def _verified(arguments: argparse.Namespace) -> int:
    tree = _tree(arguments.folder)
    own = None if arguments.public else _own(environment())
    public = arguments.public or (own.public if own else "")
    kinds: list[FindingKind] = []
    for finding in verify(
        tree,
        public,
        now=dt.datetime.now(dt.UTC),
        at_least=arguments.at_least,
        is_unsigned_accepted=arguments.unsigned,
    ):
        _say(str(finding))
        kinds.append(finding.kind)
    note = note_of(tree)
    if kinds or note is None:
        _say(f"{len(kinds):,} found wrong.")
        return exit_code(kinds) or 1
    _say(*_whole(note, known=bool(public)))
    return 0


def _tree(folder: Path) -> Path:
    """Return the tree in the folder of an export, or the folder if it is a copy of a tree."""
    if is_export(folder) and (folder / CURRENT).is_dir():
        return (folder / CURRENT).resolve()
    if (folder / RELEASE).is_file():
        return folder
    raise _BadUsage(f"{folder} is no export, and no copy of one.")


def _whole(note: Note, *, known: bool) -> list[str]:
    release = note.release
    moment = f"{release.at:%Y-%m-%d %H:%M} UTC"
    lines = [f"Nothing is wrong: this is release {release.number}, {moment}."]
    if not note.signature:
        lines.append("The list of files is not signed: this tells decay, but not forgery.")
    elif not known:
        lines.append(f"The key that signed it is {note.public.hex()}: is that the paper's?")
    return lines


def _progress(done: int, total: int) -> None:
    if sys.stderr.isatty() and (done % _EVERY == 0 or done == total):
        sys.stderr.write(f"\rExporting: {done:,} of {total:,} documents\033[K")
        sys.stderr.write("\n" if done == total else "")
        sys.stderr.flush()


def _say(*lines: str) -> None:
    sys.stdout.write("".join(f"{line}\n" for line in lines))


def _failed(why: str, code: int) -> int:
    sys.stderr.write(f"{why}\n")
    return code
