"""Structured data: shapes of our own for what search engines read, and pages that keep to them."""

import pytest

pytest.register_assert_rewrite("tests.pages.structured.as_shown")
