"""A command in a fork is a command: it fails with its words, and remembers nothing of others."""

import pytest

from tests import warm_paper
from tests.paper import Paper

pytestmark = pytest.mark.slow


def test_a_command_that_fails_is_said(paper: Paper) -> None:
    with pytest.raises(AssertionError, match="Unknown command: 'nothing'"):
        paper.run("manage", "nothing")
    with pytest.raises(AssertionError, match="ZeroDivisionError"):
        paper.shell("1 / 0")


def test_no_command_sees_what_another_left_in_memory(paper: Paper) -> None:
    paper.shell("import caspian; caspian.left = 1; print(caspian.left)")
    assert paper.shell("import caspian; print(hasattr(caspian, 'left'))") == "False\n"


def test_one_that_takes_too_long_is_not_answered_to_the_next(
    paper: Paper, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as hurried:
        hurried.setattr(warm_paper, "RUNS_WITHIN", 0.1)
        with pytest.raises(AssertionError, match="takes too long"):
            paper.shell("import time; time.sleep(1); print('late')")
    assert paper.shell("print('next')") == "next\n"
