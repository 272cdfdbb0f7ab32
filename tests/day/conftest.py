"""Hours are no test files by their names; their assertions say as much as those of tests do."""

from pathlib import Path

import pytest

pytest.register_assert_rewrite(
    *(f"tests.day.{path.stem}" for path in Path(__file__).parent.glob("hour_*.py")),
    "tests.day.people",
)
