"""A command in a fork is a command: it fails with its words, and remembers nothing of others."""

import pytest

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
