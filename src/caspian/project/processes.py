"""A handful of child processes that live and end together."""

import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from types import FrameType, TracebackType

STOPPING_SECONDS = 15.0
_LOOK_SECONDS = 0.02
_SET_PARENT_DEATH_SIGNAL = 1  # PR_SET_PDEATHSIG, prctl(2)
_LIBC = ctypes.CDLL(None) if sys.platform == "linux" else None


class Processes:
    """Starts children, notices when one ends or the whole is told to stop, and stops them all.

    Used in a `with` statement; SIGINT and SIGTERM are taken for the word to stop from then on.
    """

    def __init__(self) -> None:
        self.stop_asked = False
        self._children: list[subprocess.Popen[bytes]] = []

    def __enter__(self) -> "Processes":
        signal.signal(signal.SIGINT, self._ask_to_stop)
        signal.signal(signal.SIGTERM, self._ask_to_stop)
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

    def start(self, command: Sequence[str], **variables: str) -> None:
        """Start a child that is to run as long as the others; variables are added to ours."""
        told = os.environ | variables
        self._children.append(subprocess.Popen(command, env=told, preexec_fn=_end_with_parent))

    def wait_until(self, reached: Callable[[], object]) -> bool:
        """Wait for something; return False when told to stop or when a child ends before it."""
        while not self.stop_asked and not self.one_has_ended():
            if reached():
                return True
            time.sleep(_LOOK_SECONDS)
        return False

    def one_has_ended(self) -> bool:
        """Return whether a child has ended by itself."""
        return any(child.poll() is not None for child in self._children)

    def _ask_to_stop(self, number: int, frame: FrameType | None) -> None:
        self.stop_asked = True


def _end_with_parent() -> None:
    """Ask the kernel to end this process when the one that started it is gone, even by kill -9.

    Otherwise its children would go on, hold the address, and be in the way of the next start.
    """
    if _LIBC is not None:
        _LIBC.prctl(_SET_PARENT_DEATH_SIGNAL, signal.SIGTERM)
