"""Standard output and error without secrets: the one place through which all words leave.

Logs, tracebacks, printed mail and what a command says in one line all go this way; to redact each
by itself would forget the next one.
"""

import sys
from collections.abc import Iterable
from typing import Any, TextIO, cast

from caspian.common.redaction import redacted


class Discreet:
    """A text stream that writes what it is given without the secrets in it."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def write(self, text: str) -> int:
        """Write a text; return its own length, as its writer expects."""
        self._stream.write(redacted(text))
        return len(text)

    def writelines(self, lines: Iterable[str]) -> None:
        """Write several texts."""
        for line in lines:
            self.write(line)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)


def be_discreet() -> None:
    """Let nothing secret out of this process by its standard output or error."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is not None and not isinstance(stream, Discreet):
            setattr(sys, name, cast(TextIO, Discreet(stream)))
