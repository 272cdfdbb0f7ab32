"""A turn in the making: what was rendered, checked and learnt, and its commit as one release."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from caspian.edition.commit import Committing, committing
from caspian.edition.document import Document
from caspian.edition.faults import Fault
from caspian.edition.release import Release, Signer
from caspian.edition.staleness import standing_among, traces_of
from caspian.edition.state import SUBJECT, PressState
from caspian.edition.store import Store
from caspian.edition.trace import Trace
from caspian.newsroom.models import Publication
from caspian.newsroom.picture_rights import folders_over
from caspian.pages.fragments.builders import fragment_of
from caspian.press.failure import DOCUMENT, Failure, log_new
from caspian.press.render import Rendered
from caspian.press.subject_state import SubjectState


@dataclass
class Turn:
    """What one turn of the press did: its release, if there is one, and what that took.

    `checked` documents were found to be the same without rendering them. `is_more` says whether
    the archive waits for another turn.
    """

    release: Release | None = None
    rendered: int = 0
    checked: int = 0
    changed: int = 0
    seconds: float = 0.0
    causes: list[str] = field(default_factory=list)
    faults: int = 0
    is_more: bool = False

    def add(self, other: "Turn") -> None:
        """Add what a later turn did."""
        self.release = other.release or self.release
        self.rendered += other.rendered
        self.checked += other.checked
        self.changed += other.changed
        self.seconds += other.seconds
        self.causes = sorted({*self.causes, *other.causes})
        self.faults, self.is_more = other.faults, other.is_more


@dataclass
class Making:
    """What a turn has made so far; nothing of it is in the edition yet."""

    began: PressState
    """the state in which the turn found the edition"""
    upon: str
    """`Store.last_step` of then"""
    earlier: dict[str, Fault]
    """the faults that the edition holds, by name"""
    changes: frozenset[int] = frozenset()
    """the ids of the changes in the outbox that it takes into account"""
    pages: dict[str, Rendered] = field(default_factory=dict)
    same: dict[str, Trace] = field(default_factory=dict)
    frozen: list[str] = field(default_factory=list)
    """fragments of a former build: they stay as they are, whatever changes"""
    gone: list[str] = field(default_factory=list)
    facts: dict[str, SubjectState | None] = field(default_factory=dict)
    failures: dict[str, Failure] = field(default_factory=dict)
    tried: set[str] = field(default_factory=set)
    over: frozenset[str] = frozenset()
    """the folders of pictures that may no longer be shown, of late or for their record changed"""
    failed_in_time: dict[str, Trace] = field(default_factory=dict)
    """the traces of documents that failed and that hold only until some moment"""
    state: PressState = field(init=False)

    def __post_init__(self) -> None:
        self.state = self.began

    def add(self, page: Rendered) -> None:
        """Take up a page that was rendered, or what it failed with."""
        self.fail(page.failures)
        self.tried.add(f"{DOCUMENT}:{page.key}")
        if not page.is_failed:
            self.pages[page.key] = page

    def fail(self, failures: Iterable[Failure]) -> None:
        """Take note of failures."""
        self.failures.update((one.name, one) for one in failures)
        self.tried.update(one.name for one in failures)

    @property
    def is_empty(self) -> bool:
        """Return whether there is nothing to commit."""
        made = (self.pages, self.same, self.gone, self.facts, self.frozen, self.tried)
        return self.state == self.began and not any(made)


def commit(store: Store, signer: Signer, making: Making, moment: dt.datetime) -> tuple[Turn, str]:
    """Commit what was made as one release; return the turn and the store's last step after it.

    The write lock is held for this alone, never while a page is rendered. Raises Overtaken.
    """
    _drop_homeless(store, making)
    _look_for_former(store, making)
    failed = [one.about for one in making.failures.values() if one.step == DOCUMENT]
    making.failed_in_time = {
        key: trace for key, trace in traces_of(store, failed).items() if trace.until
    }
    log_new(making.failures.values(), making.earlier)
    done = Turn(rendered=len(making.pages), checked=len(making.same))
    released: list[Release | None] = []
    with committing(store, signer, at=moment, upon=making.upon, done=released.append) as step:
        _put(step, making)
        _learn(step, making)
        _tell(step, making, moment)
        step.know(SUBJECT, making.state.after_turn().packed())
    done.release, done.changed = released[0], len(step.changes)
    done.causes = sorted({page.trace.cause for page in making.pages.values()})
    done.faults = len(making.failures)
    return done, step.last_step


def pictures_over(store: Store, subjects: Iterable[str], now: dt.datetime) -> frozenset[str]:
    """Return the folders of pictures that may no longer be shown since the last release.

    Also of those among some subjects, whose end may have been set to a day that is past.
    """
    release = store.release()
    zone = Publication.load().time_zone
    return folders_over(now, min(now, release.at) if release else now, subjects, zone)


def _put(step: Committing, making: Making) -> None:
    for key, page in sorted(making.pages.items()):
        if page.document is None:
            step.remove(key)
        else:
            step.put(page.document, page.trace)
    for key, trace in sorted(making.same.items()):
        step.retrace(key, trace)
    for key in making.frozen:
        step.retrace(key, Trace(cause="a former build"))
    for key in making.gone:
        step.remove(key)
    for folder in making.over:
        step.naming.take_away(folder)


def _learn(step: Committing, making: Making) -> None:
    for subject, facts in making.facts.items():
        step.know(subject, facts.packed() if facts else None)


def _tell(step: Committing, making: Making, moment: dt.datetime) -> None:
    for key, trace in making.failed_in_time.items():
        # Its fault says when it is tried again: by its trace it would be due at every turn.
        step.retrace(key, replace(trace, until=None))
    step.mend(sorted((making.tried & making.earlier.keys()) - making.failures.keys()))
    for name, failure in sorted(making.failures.items()):
        step.fail(failure.fault(moment, making.earlier.get(name)))


def _look_for_former(store: Store, making: Making) -> None:
    """Look through the archive again when a page is mended that kept a former build's fragments."""
    mended = (making.tried & making.earlier.keys()) - making.failures.keys()
    is_page = any(name.startswith(f"{DOCUMENT}:") for name in mended)
    if is_page and any(fragment_of(key) is None for key in store.keys("fragment:")):
        swept = min(making.state.swept, making.state.epoch - 1)
        making.state = replace(making.state, swept=swept)


def _drop_homeless(store: Store, making: Making) -> None:
    """Keep back each page that shows a fragment which won't stand: what stands there stays."""
    put = {key: page.document for key, page in making.pages.items() if page.document}
    wanted = {shown for document in put.values() for shown in document.fragments}
    missing = wanted - put.keys() - _standing(store, wanted, making.pages)
    if not missing:
        return
    for key, document in put.items():
        if shown := sorted(missing & document.fragments):
            del making.pages[key]
            making.fail([_homeless(document, shown[0])])


def _standing(store: Store, keys: set[str], pages: Mapping[str, Rendered]) -> set[str]:
    return standing_among(store, keys - pages.keys())


def _homeless(document: Document, shown: str) -> Failure:
    error = f"it shows {shown}, which could not be rendered"
    return Failure(DOCUMENT, document.key, error, hides=True)
