"""What `caspian edition` does and prints; needs the edition alone, neither newsroom nor Django."""

import argparse
import datetime as dt
import sys
from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote

from caspian.edition import announced_head, release
from caspian.edition.announced_head import BadAnnouncedHead
from caspian.edition.checks.finding import FindingKind, exit_code
from caspian.edition.database import DATABASE_ERRORS
from caspian.edition.difference import ADDED, CHANGED, REMOVED, differences, in_words
from caspian.edition.document import MOVED, OK, WITHDRAWN, BadBytes
from caspian.edition.history import (
    Pruned,
    Stood,
    briefs,
    standing_at,
    stood,
    whole_text,
)
from caspian.edition.prune import Pruning, prune, vacuum
from caspian.edition.splice import FragmentMissing
from caspian.edition.store import NotAnEdition, Store, open_store
from caspian.edition.verify import verify_at
from caspian.project.environment import Environment, environment
from caspian.project.errors import INTERRUPTED, STOPPED

KEEP = dt.timedelta(days=30)
_SIGNS = {ADDED: "+", CHANGED: "~", REMOVED: "-"}
_LOG = "{:>8}  {:<16}  {:<16}  {:>7} {:>7} {:>7}  {}"


class Refused(Exception):
    """What was asked for can't be done; the message says why, and what to do."""


class BadUsage(Refused):
    """The command line itself is at fault."""


def run(arguments: argparse.Namespace) -> int:
    """Do what a verb says and return the exit code; what goes wrong is said in one line."""
    try:
        return _VERBS[arguments.verb](arguments, environment())
    except BadUsage as refusal:
        return _failed(str(refusal), 2)
    except (Refused, NotAnEdition, Pruned, FragmentMissing, BadBytes) as refusal:
        return _failed(str(refusal), 1)
    except DATABASE_ERRORS as fault:
        reason = " ".join(str(fault).split())
        return _failed(f"The edition can't be read: {reason}. See `caspian edition verify`.", 1)
    except KeyboardInterrupt:
        return _failed(STOPPED, INTERRUPTED)


def print_log(arguments: argparse.Namespace, here: Environment) -> int:
    """Print the newest releases."""
    store = _opened(arguments, here)
    head = ("release", "when (UTC)", "believed until", "added", "changed", "removed", "digest")
    lines = [_LOG.format(*head)]
    for brief in briefs(store, arguments.n):
        release = brief.release
        times = (f"{moment:%Y-%m-%d %H:%M}" for moment in (release.at, release.believe_until))
        counts = (f"{count:,}" for count in (brief.added, brief.changed, brief.removed))
        lines.append(_LOG.format(release.number, *times, *counts, release.digest().hex()[:12]))
    if len(lines) == 1:
        raise Refused("Nothing has been pressed yet: run `caspian press`.")
    _say(*lines)
    return 0


def print_document(arguments: argparse.Namespace, here: Environment) -> int:
    """Print what stands at a path, or stood there."""
    store = _opened(arguments, here)
    with store.one_state():
        number = _release_asked_for(store, arguments.release)
        found = _found(store, arguments.path, number)
        text = whole_text(store.database, found.document, number)
    if arguments.headers:
        _say(*_headers(found), "")
    elif found.document.status != OK:
        _say(_status_in_words(found))
    sys.stdout.flush()
    sys.stdout.buffer.write(text)
    sys.stdout.buffer.flush()
    return 0


def print_findings(arguments: argparse.Namespace, here: Environment) -> int:
    """Verify the edition and print what is wrong with it."""
    public, announced = _public_half(arguments, here), _announced(arguments, here)
    now = dt.datetime.now(tz=dt.UTC)
    kinds: list[FindingKind] = []
    with_progress = VerifyProgress()
    try:
        for finding in verify_at(
            _url(arguments, here),
            now=now, public=public, announced=announced, at_least=arguments.at_least,
            watch=with_progress.checked,
        ):  # fmt: skip
            with_progress.clear()
            _say(str(finding))
            kinds.append(finding.kind)
    except FileNotFoundError as missing:
        raise NotAnEdition(
            "There is no edition here yet: run `caspian press` to make one."
        ) from missing
    except ValueError as bad:
        raise BadUsage(str(bad)) from bad
    with_progress.clear()
    if not public:
        _say("The signing key isn't here: the key that the edition names was taken at its word.")
    if announced is None and not arguments.at_least:
        _say("Nothing here remembers which release was the last: an older copy would look whole.")
    _say("Nothing is wrong." if not kinds else f"{len(kinds):,} found wrong.")
    return exit_code(kinds)


def print_differences(arguments: argparse.Namespace, here: Environment) -> int:
    """Print what differs between two releases."""
    store = _opened(arguments, here)
    counts = dict.fromkeys(_SIGNS, 0)
    with store.one_state():
        for number in (arguments.old, arguments.new):
            if number:
                _release_asked_for(store, number)
        for difference in differences(store.database, arguments.old, arguments.new):
            counts[difference.kind] += 1
            _say(f"{_SIGNS[difference.kind]} {difference.key}")
            if arguments.text:
                _say(*(f"    {line}" for line in in_words(store.database, difference)))
    counted = ", ".join(f"{count:,} {kind}" for kind, count in counts.items())
    _say(f"{counted} from release {arguments.old} to {arguments.new}.")
    return 0


def prune_edition(arguments: argparse.Namespace, here: Environment) -> int:
    """Remove old bodies and print how much is gone."""
    store = _opened(arguments, here)
    if arguments.releases:
        oldest = store.number() - arguments.releases + 1
    else:
        kept = KEEP if arguments.keep is None else dt.timedelta(days=min(arguments.keep, 36500))
        oldest = standing_at(store, dt.datetime.now(tz=dt.UTC) - kept)
    progress = VerifyProgress()
    gone = prune(store, oldest, progress.pruned)
    progress.clear()
    if arguments.vacuum:
        vacuum(store)
    _say(f"{gone.bodies:,} old bodies are gone, {gone.size:,} bytes. The chain is untouched.")
    if gone.size and not arguments.vacuum:
        _say("The room is used again for what comes; --vacuum gives it back to the disk.")
    return 0


class VerifyProgress:
    """A line on the terminal that says how far long work has come; elsewhere, nothing."""

    def __init__(self) -> None:
        self._shown = sys.stderr.isatty()

    def checked(self, step: str, done: int, total: int) -> None:
        """Say how far a check has come."""
        self._line(f"Checking {step}: {done:,} of {total:,}")

    def pruned(self, gone: Pruning) -> None:
        """Say how much is gone."""
        self._line(f"Removed {gone.bodies:,} bodies, {gone.size:,} bytes")

    def clear(self) -> None:
        """Take the line away."""
        self._line("")

    def _line(self, text: str) -> None:
        if self._shown:
            sys.stderr.write(f"\r{text}\033[K")
            sys.stderr.flush()


def _opened(arguments: argparse.Namespace, here: Environment) -> Store:
    try:
        return open_store(_url(arguments, here))
    except ValueError as bad:
        raise BadUsage(str(bad)) from bad


def _url(arguments: argparse.Namespace, here: Environment) -> str:
    return str(arguments.url or here.edition)


def _public_half(arguments: argparse.Namespace, here: Environment) -> str:
    """Return the public key to check by, "" where none is known. Makes no key."""
    if arguments.public:
        return str(arguments.public)
    path: Path = arguments.key or here.home / release.KEY_FILE
    if not path.is_file():
        if arguments.key:
            raise BadUsage(f"There is no file {path}: --key names the signing key.")
        return ""
    try:
        return release.signer(path).public
    except (ValueError, OSError) as bad:
        raise (BadUsage if arguments.key else Refused)(str(bad)) from bad


def _announced(arguments: argparse.Namespace, here: Environment) -> announced_head.Head | None:
    """Return what is remembered here of the last release; nothing of another edition's."""
    try:
        return None if arguments.url else announced_head.read(here.home / announced_head.FILE)
    except BadAnnouncedHead as bad:
        raise Refused(str(bad)) from bad


def _release_asked_for(store: Store, number: int | None) -> int:
    last = store.number()
    if number is not None and number > last:
        raise Refused(f"There is no release {number}: the last is {last}.")
    return last if number is None else number


def _found(store: Store, path: str, number: int) -> Stood:
    # An address copied from a browser is percent-encoded; keys are not.
    for key in dict.fromkeys((path, unquote(path), f"{unquote(path)}/")):
        if found := stood(store.database, key, number):
            return found
    raise Refused(f"Nothing stands at {path} in release {number}.")


def _headers(found: Stood) -> list[str]:
    document = found.document
    lines = [
        f"key: {document.key}",
        f"status: {document.status}",
        f"type: {document.media_type}",
        f"since release: {found.number}",
        f"digest: {document.digest().hex()}",
    ]
    if document.location:
        lines.append(f"location: {document.location}")
    return lines + [f"fragment: {key}" for key in sorted(document.fragments)]


def _status_in_words(found: Stood) -> str:
    document = found.document
    if document.status == MOVED:
        return f"301: this leads to {document.location}, since release {found.number}."
    if document.status == WITHDRAWN:
        return f"410: withdrawn, since release {found.number}."
    return f"{document.status}, since release {found.number}."


def _say(*lines: str) -> None:
    sys.stdout.write("".join(f"{line}\n" for line in lines))


def _failed(why: str, code: int) -> int:
    sys.stderr.write(f"{why}\n")
    return code


_VERBS: dict[str, Callable[[argparse.Namespace, Environment], int]] = {
    "log": print_log,
    "show": print_document,
    "verify": print_findings,
    "diff": print_differences,
    "prune": prune_edition,
}
