"""The desk in a test, as for the other tests of forms."""

from tests.newsroom.desk.conftest import desk as desk
