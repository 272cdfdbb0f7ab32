"""The desk in a test, as for the newsroom's own screens."""

from tests.newsroom.desk.conftest import desk

__all__ = ["desk"]
