"""A state machine that edits a paper at random and compares the edition with a clean one.

Two presses take turns on one edition. Now and then everything becomes stale (an upgrade, a whole
press by hand), and editing goes on while the archive waits: then only what waits may be stale.
Hypothesis chooses the verbs and shrinks a failure to the fewest that still fail. Each run happens
in a transaction that is taken back; what Django would do after a commit is done after each verb.
"""

import datetime as dt
import itertools
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any
from unittest import mock

from django.db import transaction
from django.test import TestCase
from django.utils import timezone
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule

from caspian.edition.verify import verify
from caspian.newsroom import archive_pages, relist
from caspian.newsroom.checks.door import HeldByChecks
from caspian.newsroom.related import lists as related
from caspian.pages.builders.comments import discussion_of
from caspian.pages.fragments import builders
from caspian.pages.reads import beside
from caspian.press import identity, outbox
from caspian.press.cycle import begin_anew
from caspian.press.explain import audit
from tests.press.editions import Edition, Place, differences
from tests.press.newsroom import Newsroom
from tests.stylebook.entries import styled

SMALL = st.integers(0, 9)
START = dt.datetime(2026, 3, 20, 9, 30, tzinfo=dt.UTC)
SIZES = (
    (archive_pages, "PER_PAGE", 2),
    (related, "KEPT", 3),
    (beside, "LATEST_SHOWN", 2),
    (beside, "MUST_READ", 2),
)
THREADS = 2
"""so that a handful of articles fills what hundreds fill in life"""


class Editing(RuleBasedStateMachine):
    """Edits a paper; after each step the incremental edition is the clean one, byte for byte."""

    def __init__(self) -> None:
        super().__init__()
        self.now = START
        self._versions = itertools.count(1)
        self._patches: list[Any] = [mock.patch.object(timezone, "now", side_effect=self._now)]
        self._patches += [mock.patch.object(owner, name, size) for owner, name, size in SIZES]
        shown = {"shown": THREADS}
        self._patches.append(mock.patch.object(discussion_of, "__kwdefaults__", shown))
        for patch in self._patches:
            patch.start()
        self._atomic = transaction.atomic()
        self._atomic.__enter__()
        self._folder = tempfile.TemporaryDirectory()
        self._place = Place(Path(self._folder.name))
        self.presses = [self._place.edition(), self._place.edition()]
        self.steps_behind = 0
        self.compare_every, self._verbs = 1, itertools.count(1)
        self.newsroom = Newsroom()
        self.compare()

    @property
    def edition(self) -> Edition:
        """Return the edition by the press whose turn it is."""
        return self.presses[0]

    def do(self, verb: Callable[..., None], *values: Any, **named: Any) -> None:
        """Do a verb, and what follows its commit; press, and compare."""
        self.now += dt.timedelta(seconds=61)
        # What a check holds back is refused: nothing of it may reach readers.
        with TestCase.captureOnCommitCallbacks(execute=True), suppress(HeldByChecks):
            verb(*values, **named)
        if self.steps_behind:
            self.steps_behind -= 1
            self.press_the_news()
        elif next(self._verbs) % self.compare_every:
            self.edition.press(self.now)
        else:
            self.compare()

    def press_the_news(self) -> None:
        """Take the turns that the news has, and one through the archive: that waits, and no more.

        Each page finds the fragments that it shows.
        """
        self.edition.press_once(self.now, seconds=0)
        if outbox.is_waiting():  # for what goes with what, which follows the release
            self.edition.press_once(self.now, seconds=0)
        stale = [one for one in audit(self.edition.store, self.now) if not one.is_awaiting]
        assert stale == []
        self.edition.press_once(self.now, seconds=0)
        keys = set(self.edition.store.keys())
        for document in self.edition.store.documents():
            assert document.fragments <= keys, f"{document.key} shows what isn't there"

    def compare(self) -> None:
        """Press what changed, press all from nothing, and compare."""
        self.edition.press(self.now)
        assert not list(verify(self.edition.store.database, now=self.now))
        assert not relist.relist_everything(), "the lists were not what they are derived from"
        clean = Edition(Path(self._folder.name))
        clean.press_clean(self.now)
        found = differences(self.edition.store, clean.store)
        assert found == [], "\n".join(found)
        clean.store.close()

    def _now(self) -> dt.datetime:
        return self.now

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self._atomic.__exit__(None, None, None)
        for patch in reversed(self._patches):
            patch.stop()
        for press in self.presses:
            press.store.close()
        self._place.clear()
        self._folder.cleanup()

    @rule()
    def the_other_press_takes_over(self) -> None:
        self.presses.reverse()

    @rule(steps=st.integers(0, 4), styles=st.booleans())
    def an_upgrade(self, steps: int, styles: bool) -> None:
        self._patch(identity, "build_id")
        if styles:
            self._patch(builders, "interface")
        self.steps_behind = steps
        self.do(lambda: None)

    @rule(steps=st.integers(1, 4))
    def somebody_presses_anew(self, steps: int) -> None:
        begin_anew(self.edition.store, self.edition.signer, self.now)
        self.steps_behind = steps

    def _patch(self, owner: Any, name: str) -> None:
        """Let a function return what it never did."""
        other = mock.patch.object(owner, name, return_value=f"{next(self._versions)}")
        other.start()
        self._patches.append(other)

    @rule(n=SMALL, m=SMALL)
    def writes(self, n: int, m: int) -> None:
        self.do(self.newsroom.write, n, m, publish=True)

    @rule(n=SMALL, m=SMALL)
    def corrects(self, n: int, m: int) -> None:
        self.do(self.newsroom.correct, n, m)

    @rule(n=SMALL, m=SMALL)
    def drafts(self, n: int, m: int) -> None:
        self.do(self.newsroom.write, n, m, publish=False)

    @rule(n=SMALL, m=SMALL)
    def writes_much(self, n: int, m: int) -> None:
        for extra in range(3):
            self.do(self.newsroom.write, n + extra, m + extra, publish=True)

    @rule(seconds=st.sampled_from([30, 3600, 4 * 3600, 26 * 3600, 9 * 86400]))
    def time_passes(self, seconds: int) -> None:
        self.now += dt.timedelta(seconds=seconds)
        self.do(self.newsroom.tick)

    @rule(n=SMALL, m=SMALL)
    def somebody_comments(self, n: int, m: int) -> None:
        self.do(lambda: self.newsroom.comments.write(self.newsroom.article(n), m))

    @rule(n=SMALL, m=SMALL)
    def a_comment_is_decided_on(self, n: int, m: int) -> None:
        self.do(self.newsroom.comments.decide, n, m)

    @rule(n=SMALL, erase=st.booleans())
    def a_comment_goes(self, n: int, erase: bool) -> None:
        comments = self.newsroom.comments
        self.do(comments.erase if erase else comments.take_back, n)

    @rule(n=SMALL)
    def keep_the_stylebook(self, n: int) -> None:
        self.do(styled, n)

    @rule(n=SMALL)
    def comments_are_ruled(self, n: int) -> None:
        self.do(self.newsroom.comments.settings, n)
        self.do(self.newsroom.comments.rule, n)

    @rule(n=SMALL)
    def an_article_is_closed_to_comments(self, n: int) -> None:
        self.do(lambda: self.newsroom.comments.switch(self.newsroom.article(n)))

    @rule()
    def adds_a_language(self) -> None:
        self.do(self.newsroom.add_language)


def _add(name: str, **values: Any) -> None:
    """Give the machine a rule that is nothing but a verb of the newsroom."""

    def run(self: Editing, **chosen: int) -> None:
        self.do(getattr(self.newsroom, name), **chosen)

    run.__name__ = f"then_{name}"
    ruled: Any = rule(**values)
    setattr(Editing, run.__name__, ruled(run))


for _verb in (
    "edit", "move", "rename_slug", "schedule", "expire", "pin", "read", "rename",
    "change_section", "compose", "break_news",
):  # fmt: skip
    _add(_verb, n=SMALL, m=SMALL)
for _verb in (
    "draft_a_change", "publish", "unpublish", "delete", "unpin", "name_in_another_language",
    "reorder_sections", "add_section", "drop_section", "restrict", "settings", "weather",
    "information", "credit_picture", "end_rights", "translate", "import_page", "tell_crawlers",
):  # fmt: skip
    _add(_verb, n=SMALL)
