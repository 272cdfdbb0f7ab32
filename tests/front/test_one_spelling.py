"""Servers in front let no second spelling through: of an address, or of the header they write."""

import http.client
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.front.behind import Behind
from tests.front.nginx import ask, serving
from tests.front.papers import SEAL, SmallPaper, latest
from tests.front.varnish import in_front_of

pytestmark = pytest.mark.slow
SECOND = ["/%64esk/", "/desk%2flogin/", "/desk%2Flogin/", "/%2564esk/%64", "/en/%31/", "/%5Aen/"]
# What an address must be able to hold: letters beyond ASCII, and anything behind the question mark.
FIRST = [SEAL, "/en/a%20b/", "/en/%25/", "/en/?q=%64", "/en/%7E/"]
TWINS = ["X_Forwarded_For", "X-Forwarded_For", "x_forwarded-for", "X_FORWARDED_FOR"]


@pytest.fixture
def behind(paper: SmallPaper, tmp_path: Path) -> Iterator[Behind]:
    """Return the paper's own front."""
    paper.release(latest("/en/", teaser=False))
    made = Behind(paper.url, tmp_path)
    yield made
    made.stop()


@pytest.fixture(params=["nginx on an export", "nginx before the paper", "Varnish"])
def port(
    request: pytest.FixtureRequest, paper: SmallPaper, behind: Behind, tmp_path: Path
) -> Iterator[int]:
    """Return the port of each server in front."""
    if request.param == "Varnish":
        with in_front_of(tmp_path / "varnish", behind.port) as runs:
            yield runs.port
        return
    paper.export()
    with serving(tmp_path / "nginx", paper.folder, upstream=behind.port) as runs:
        yield runs.port if "export" in request.param else runs.proxy


def test_an_address_has_one_spelling(port: int) -> None:
    assert {path: ask(port, path).status for path in SECOND} == dict.fromkeys(SECOND, 400)
    assert 400 not in {ask(port, path).status for path in FIRST}


def test_a_name_with_an_underscore_says_nothing_of_who_asked(port: int, behind: Behind) -> None:
    for twin in TWINS:
        asking = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        asking.request("GET", "/desk/login/", headers={twin: "6.6.6.6"})
        asking.getresponse().read()
        asking.close()
    assert len(behind.senders) >= len(TWINS)
    assert not [said for said in behind.senders if "6.6.6.6" in said]
