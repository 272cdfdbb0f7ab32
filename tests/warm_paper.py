"""A paper whose commands run in forks of one process: that imports Django once, not each time.

What a command does and sees is the same: a fork has its own memory, and connects anew.
"""

import json
import select
import subprocess
import sys
from pathlib import Path
from typing import Any

from tests.paper import RUNS_WITHIN, Paper

FORKS = """
import json, os, sys, traceback
import django
django.setup()
from django.core.management import execute_from_command_line
from caspian.project import cli, pressing

for line in sys.stdin:
    asked = json.loads(line)
    child = os.fork()
    if not child:
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        for number, path in ((1, asked["out"]), (2, asked["err"])):
            os.dup2(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), number)
        code = 1
        try:
            code = cli.main(asked["arguments"])
        except SystemExit as ended:
            code = ended.code or 0
        except BaseException:
            traceback.print_exc()
        finally:
            sys.stdout.flush()
            sys.stderr.flush()
            os._exit(code if isinstance(code, int) else 1)
    print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
"""


class WarmPaper(Paper):
    """A paper beside which a command takes a moment: for tests that run many."""

    def __init__(self, folder: Path, **variables: str) -> None:
        self._forking: subprocess.Popen[str] | None = None
        self._folder = folder
        super().__init__(folder, **variables)

    def run(self, *arguments: str) -> str:
        """Run the `caspian` command beside the server and return what it prints."""
        code, printed, errors = self._forked(*arguments)
        assert code == 0, errors
        self.catches_up(arguments)
        return printed

    def said_by(self, *arguments: str) -> str:
        """Run the `caspian` command and return what it prints, whether it went well or not."""
        _, printed, errors = self._forked(*arguments)
        return printed + errors

    def _forked(self, *arguments: str) -> tuple[int, str, str]:
        if self._forking is None:
            self._forking = self._start_forking()
        forking = self._forking
        assert forking.stdin is not None
        assert forking.stdout is not None
        out, err = self._folder / "command.out", self._folder / "command.err"
        asked = {"arguments": arguments, "out": str(out), "err": str(err)}
        forking.stdin.write(f"{json.dumps(asked)}\n")
        forking.stdin.flush()
        answered, _, _ = select.select([forking.stdout], [], [], RUNS_WITHIN)
        if not answered:
            # Its answer would come to the next command, and that one's to the one after it.
            forking.kill()
            forking.communicate()
            self._forking = None
            raise AssertionError(f"{arguments} takes too long")
        code = int(forking.stdout.readline())
        return code, out.read_text("utf-8"), err.read_text("utf-8")

    def stop(self, *arguments: Any) -> int:
        """Ask the paper to stop, and end the process that commands were forked from."""
        self.ends_commands()
        return super().stop(*arguments)

    def ends_commands(self) -> None:
        """End the process that commands were forked from; the next command starts another one."""
        if self._forking is not None:
            self._forking.communicate(timeout=RUNS_WITHIN)
            self._forking = None

    def _start_forking(self) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, "-c", FORKS],
            env={"DJANGO_SETTINGS_MODULE": "caspian.project.settings"} | self.environment(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
