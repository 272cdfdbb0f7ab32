"""Servers in front let no second spelling through: of an address, or of the header they write."""

import http.client

import pytest

from tests.front.behind import Behind
from tests.front.nginx import ask
from tests.front.papers import SEAL
from tests.patience import PATIENT

pytestmark = pytest.mark.slow
SECOND = ["/%64esk/", "/desk%2flogin/", "/desk%2Flogin/", "/%2564esk/%64", "/en/%31/", "/%5Aen/"]
# What an address must be able to hold: letters beyond ASCII, and anything behind the question mark.
FIRST = [SEAL, "/en/a%20b/", "/en/%25/", "/en/?q=%64", "/en/%7E/"]
TWINS = ["X_Forwarded_For", "X-Forwarded_For", "x_forwarded-for", "X_FORWARDED_FOR"]


def test_an_address_has_one_spelling(port: int) -> None:
    assert {path: ask(port, path).status for path in SECOND} == dict.fromkeys(SECOND, 400)
    assert 400 not in {ask(port, path).status for path in FIRST}


def test_a_name_with_an_underscore_says_nothing_of_who_asked(port: int, behind: Behind) -> None:
    for twin in TWINS:
        asking = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENT)
        asking.request("GET", "/desk/login/", headers={twin: "6.6.6.6"})
        asking.getresponse().read()
        asking.close()
    assert len(behind.senders) >= len(TWINS)
    assert not [said for said in behind.senders if "6.6.6.6" in said]
