"""A handful of child processes that live and end together."""

import os
import select
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from types import FrameType, TracebackType

from caspian.common.parent import end_with_parent

STOPPING_SECONDS = 15.0
_LOOK_SECONDS = 0.02
_LOOK_ANYWAY_SECONDS = 5.0


class Processes:
    """Starts children, notices when one ends or the whole is told to stop, and stops them all.

    Used in a `with` statement; SIGINT and SIGTERM are taken for the word to stop from then on.
    """

    def __init__(self) -> None:
        self.stop_asked = False
        self._children: list[subprocess.Popen[bytes]] = []
        self._bell, self._ringing = socket.socketpair()

    def __enter__(self) -> "Processes":
        # A signal that comes just before we wait would be missed: the interpreter writes each
        # into a socket, and that is what is waited for.
        for end in (self._bell, self._ringing):
            end.setblocking(False)
        self._rung_before = signal.set_wakeup_fd(self._ringing.fileno(), warn_on_full_buffer=False)
        signal.signal(signal.SIGINT, self._ask_to_stop)
        signal.signal(signal.SIGTERM, self._ask_to_stop)
        signal.signal(signal.SIGCHLD, _take_note)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        for child in self._children:
            if child.poll() is None:
                child.send_signal(signal.SIGTERM)
        deadline = time.monotonic() + STOPPING_SECONDS
        for child in self._children:
            try:
                child.wait(timeout=max(0.1, deadline - time.monotonic()))
            except subprocess.TimeoutExpired:
                child.kill()
                child.wait()
        signal.set_wakeup_fd(self._rung_before)
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        self._bell.close()
        self._ringing.close()

    def start(self, command: Sequence[str], **variables: str) -> None:
        """Start a child that is to run as long as the others; variables are added to ours."""
        told = os.environ | variables
        self._children.append(subprocess.Popen(command, env=told, preexec_fn=end_with_parent))

    def wait_until(self, reached: Callable[[], object]) -> bool:
        """Wait for something; return False when told to stop or when a child ends before it."""
        while not self.stop_asked and not self.one_has_ended():
            if reached():
                return True
            self._rest(_LOOK_SECONDS)
        return False

    def wait(self) -> None:
        """Wait until told to stop, or until a child ends."""
        while not self.stop_asked and not self.one_has_ended():
            self._rest(_LOOK_ANYWAY_SECONDS)

    def one_has_ended(self) -> bool:
        """Return whether a child has ended by itself."""
        return any(child.poll() is not None for child in self._children)

    def _rest(self, seconds: float) -> None:
        """Wait for a signal, that of a child's end among them, or so many seconds."""
        if select.select([self._bell], [], [], seconds)[0]:
            with suppress(BlockingIOError):
                while self._bell.recv(1024):
                    pass

    def _ask_to_stop(self, number: int, frame: FrameType | None) -> None:
        self.stop_asked = True


def _take_note(number: int, frame: FrameType | None) -> None:
    """Do nothing: a signal without a handler isn't told of."""
