"""Says in one sentence what the machine refused, and what to do; every command ends with it."""

import errno
import sys

INTERRUPTED = 130
"""the exit code after Ctrl-C, as shells have it"""
STOPPED = "Stopped. Run the same command again to go on."
_AGAIN = "run the same command again"
_SAYS = {
    errno.ENOSPC: f"The disk is full: make room on it, and {_AGAIN}.",
    errno.EDQUOT: f"This account may take no more room on the disk: make some, and {_AGAIN}.",
    errno.EFBIG: "A file may not grow that large here: choose a place on another disk.",
    errno.EACCES: "This account may not use {path}: choose another place, or give it the right.",
    errno.EPERM: "This account may not use {path}: choose another place, or give it the right.",
    errno.EROFS: "The disk of {path} can only be read: choose another place.",
    errno.ENOENT: "There is no {path}: look for a misspelling, or make its folder first.",
    errno.ENOTDIR: "A part of {path} is a file and no folder: choose another place.",
    errno.EISDIR: "{path} is a folder: name a file.",
    errno.EEXIST: "{path} is there already: choose another name.",
    errno.ENOTEMPTY: "{path} is there already, and not empty: choose another name.",
    errno.ENAMETOOLONG: "The name of {path} is too long for this disk: choose a shorter one.",
    errno.EMFILE: f"Too many files are open: raise the limit with `ulimit -n`, and {_AGAIN}.",
    errno.ENFILE: f"Too many files are open on this machine: end something, and {_AGAIN}.",
    errno.EIO: "The disk of {path} does not work: look at the system's log, or choose another.",
    errno.ENOMEM: f"The memory is used up: end something else, and {_AGAIN}.",
    errno.ENODEV: "The disk of {path} is gone: choose another place.",
    errno.ELOOP: "Links at {path} lead in a circle: choose another place.",
    errno.EBUSY: f"Something else is using {{path}}: wait for it to end, and {_AGAIN}.",
    errno.EADDRINUSE: "The address is taken: end what listens there, or choose another.",
    errno.ECONNREFUSED: f"Nothing answers at the other end: start it, and {_AGAIN}.",
}
_OF_DATABASE = {
    "full": _SAYS[errno.ENOSPC],
    "readonly": "This account may only read the database: give it the right to write its folder.",
    "unable to open": "The database can't be opened: see that its folder may be used.",
    "locked": f"Something else writes to the database: wait for it to end, and {_AGAIN}.",
    "disk i/o error": "The disk of the database does not work: look at the system's log.",
}


def in_one_sentence(error: BaseException) -> str:
    """Return what the machine refused and what to do; an empty text for other errors."""
    if isinstance(error, OSError):
        return _of_system(error)
    return _of_database(error) if isinstance(error, _database_errors()) else ""


def in_words(error: BaseException) -> str:
    """Return the same, or what an error says itself, in one line."""
    return in_one_sentence(error) or " ".join(str(error).split())


def _of_system(error: OSError) -> str:
    names = (error.filename2, error.filename)
    path = next((str(name) for name in names if isinstance(name, str) and name), "the file")
    if said := _SAYS.get(error.errno or 0):
        return said.format(path=path)
    reason = " ".join((error.strerror or str(error) or type(error).__name__).split())
    return f"{path} can't be used ({reason}): choose another place, or {_AGAIN}."


def _of_database(error: BaseException) -> str:
    reason = " ".join(str(error).split())
    known = (said for part, said in _OF_DATABASE.items() if part in reason.lower())
    return next(known, f"The database can't be used ({reason}): see that it runs, and {_AGAIN}.")


def _database_errors() -> tuple[type[BaseException], ...]:
    # Asked of what is loaded: half of the commands need no Django, and start faster without it.
    found: list[type[BaseException]] = []
    for name in ("sqlite3", "psycopg", "django.db.utils"):
        if module := sys.modules.get(name):
            found.append(module.OperationalError)
    return tuple(found)
