"""A process beside the server that does what `by_script.py` has verbs for, one after the other.

One for the whole day, for Django takes seconds to start: `python -m tests.day.newsroom`.
"""

import json
import os
import subprocess
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

from tests.paper import Paper
from tests.patience import PATIENT

P = ParamSpec("P")
R = TypeVar("R")
REPOSITORY = Path(__file__).parents[2]


class Newsroom:
    """The process, as the day speaks with it."""

    def __init__(self, paper: Paper) -> None:
        told = paper.environment()
        paths = [str(REPOSITORY), *filter(None, [told.get("PYTHONPATH")])]
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.day.newsroom"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=told | {"PYTHONPATH": os.pathsep.join(paths)},
            cwd=REPOSITORY,
            text=True,
        )

    def does(self, verb: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Do a verb in the other process, and return what it returns."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        asked = {"verb": verb.__name__, "args": args, "kwargs": kwargs}
        self._process.stdin.write(f"{json.dumps(asked)}\n")
        self._process.stdin.flush()
        answer: dict[str, Any] = json.loads(self._process.stdout.readline())
        assert "failed" not in answer, answer["failed"]
        returned: R = answer["returned"]
        return returned

    def close(self) -> None:
        """End the process; it may have been ended already."""
        if self._process.poll() is None:
            self._process.communicate(timeout=PATIENT)


def main() -> None:
    """Do what comes in, until nothing comes any more."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "caspian.project.settings"
    # Whatever a library prints must not get between the answers.
    answers, sys.stdout = sys.stdout, sys.stderr
    import django  # noqa: PLC0415  the settings read the environment

    django.setup()
    from django.db import close_old_connections  # noqa: PLC0415

    from tests.day import by_script  # noqa: PLC0415

    for line in sys.stdin:
        asked = json.loads(line)
        close_old_connections()
        try:
            verb = getattr(by_script, asked["verb"])
            answer = {"returned": verb(*asked["args"], **asked["kwargs"])}
        except Exception:
            answer = {"failed": traceback.format_exc()}
        answers.write(f"{json.dumps(answer)}\n")
        answers.flush()


if __name__ == "__main__":
    main()
