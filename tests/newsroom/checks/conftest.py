"""The desk's own browser, for checks that are asked there."""

from tests.newsroom.desk.conftest import desk as desk
