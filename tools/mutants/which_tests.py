"""A pytest plug-in that writes which test runs which lines of the sources that are mutated.

`CASPIAN_MUTANTS_MAP` is the folder for its answer, one file for each process of pytest, and
`CASPIAN_MUTANTS_OF` the sources, joined by the separator of paths.
"""

import json
import os
import sys
import threading
import time
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

SOURCES = frozenset(os.environ.get("CASPIAN_MUTANTS_OF", "").split(os.pathsep))
TESTS: dict[str, dict[str, Any]] = {}
FAILED: set[str] = set()
_lines: dict[str, set[int]] = defaultdict(set)


def _call(frame: FrameType, event: str, arg: Any) -> Any:
    if frame.f_code.co_filename not in SOURCES:
        return None
    _lines[frame.f_code.co_filename].add(frame.f_lineno)
    return _line


def _line(frame: FrameType, event: str, arg: Any) -> Any:
    _lines[frame.f_code.co_filename].add(frame.f_lineno)
    return _line


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    """Trace one test, its fixtures included."""
    _lines.clear()
    started = time.monotonic()
    before = sys.gettrace()
    sys.settrace(_call)
    threading.settrace(_call)
    try:
        return (yield)
    finally:
        sys.settrace(before)
        threading.settrace(None)
        lines = {name: sorted(found) for name, found in _lines.items()}
        if lines:
            seconds = round(time.monotonic() - started, 2)
            TESTS[item.nodeid] = {"seconds": seconds, "lines": lines}


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Forget a test that fails before anything is broken."""
    if report.failed:
        FAILED.add(report.nodeid)


def pytest_sessionfinish() -> None:
    """Write what was seen."""
    for name in FAILED:
        TESTS.pop(name, None)
    if TESTS:
        target = Path(os.environ["CASPIAN_MUTANTS_MAP"]) / f"{os.getpid()}.json"
        target.write_text(json.dumps(TESTS))
