"""No script runs at the desk but its own files and what the session's nonce vouches for."""

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urldefrag, urljoin, urlsplit

import pytest
from django.test import Client
from lxml.html import HtmlElement, fromstring

from caspian.newsroom.accounts import give_account
from caspian.newsroom.models import User
from caspian.newsroom.templatetags import nonce
from caspian.server.answers import NOTHING_RUNS, POLICY, SAFE
from tests.cast import Cast
from tests.newsroom.desk.conftest import Desk

CSP = "Content-Security-Policy"
SCREENS = 60
"""of each kind of address one is looked at, up to so many"""
RUNS = {"", "text/javascript", "application/javascript", "module"}


@pytest.fixture
def administrator(cast: Cast, desk: Desk) -> Client:
    """Return the desk of who sees every screen."""
    give_account("root", role="administrator")
    cast.published("The ferry", lead_picture=cast.picture())
    cast.draft("The port")
    return desk(User.objects.get(username="root"))


def screens(client: Client) -> Iterator[tuple[str, Any]]:
    """Yield what the links of the desk lead to, one of each kind."""
    waiting, kinds = ["/desk/"], set[str]()
    while waiting and len(kinds) < SCREENS:
        address = waiting.pop(0)
        kind = re.sub(r"\d+|\?.*", "", address)
        if kind in kinds or "logout" in kind or "export=" in address:
            continue
        kinds.add(kind)
        answer = client.get(address)
        if answer.status_code != 200 or "text/html" not in answer["Content-Type"]:
            continue
        yield address, answer
        for link in fromstring(answer.content).iter("a"):
            there = urldefrag(urljoin(address, link.get("href", "")))[0]
            if there.startswith("/desk/") and not urlsplit(there).netloc:
                waiting.append(there)


def refused(document: HtmlElement, policy: str) -> list[str]:
    """Return what of a screen its policy does not let run."""
    found = re.search(r"script-src 'self' 'nonce-(\w{32})';", policy)
    assert found, policy
    scripts = [
        (script.text or "")[:80]
        for script in document.iter("script")
        if (script.get("type") or "") in RUNS
        and not re.match("/[^/]", script.get("src") or "")
        and script.get("nonce") != found[1]
    ]
    handlers = [
        f"{element.tag} {name}"
        for element in document.iter()
        if isinstance(element.tag, str)
        for name, value in element.attrib.items()
        if name.startswith("on") or value.strip().lower().startswith("javascript:")
    ]
    return scripts + handlers


def test_nothing_of_a_screen_is_refused_by_its_policy(administrator: Client) -> None:
    seen = 0
    for address, answer in screens(administrator):
        assert refused(fromstring(answer.content), answer[CSP]) == [], address
        seen += answer.content.count(b"nonce=")
    assert seen > 10, "choosers, panels and dates have scripts of their own"


def test_the_control_without_the_nonce_is_refused(
    administrator: Client, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(nonce, "attribute", lambda: "")
    answer = administrator.get(f"/desk/pages/{cast.draft('The lighthouse').pk}/edit/")
    found = refused(fromstring(answer.content), answer[CSP])
    assert any("new MultipleChooserPanel" in script for script in found)


def test_a_dialog_of_the_same_session_has_the_same_nonce_and_another_session_another(
    administrator: Client, cast: Cast, desk: Desk
) -> None:
    first, second = (administrator.get("/desk/")[CSP] for _ in range(2))
    assert first == second
    assert desk(cast.reporter()).get("/desk/")[CSP] != first
    strangers = {Client().get("/desk/login/")[CSP] for _ in range(2)}
    assert len(strangers) == 2


def test_every_answer_of_the_backend_is_safe(administrator: Client, cast: Cast) -> None:
    paths = {
        "/desk/": "script-src 'self' 'nonce-",
        "/desk/login/": "script-src 'self' 'nonce-",
        "/desk/nowhere/": "script-src 'self' 'nonce-",
        "/documents/999/x.pdf": NOTHING_RUNS[0][1],
        "/en/search/?q=ferry": POLICY,
        "/healthz": NOTHING_RUNS[0][1],
    }
    for client in (administrator, Client()):
        for path, policy in paths.items():
            answer = client.get(path)
            assert policy in answer[CSP] or answer[CSP] == POLICY, path
            assert {name: answer[name] for name, _ in SAFE[1:]} == dict(SAFE[1:]), path


def test_a_preview_is_as_tight_as_the_page(administrator: Client, cast: Cast) -> None:
    draft = cast.draft("The lighthouse")
    answer = administrator.get(f"/desk/pages/{draft.pk}/view_draft/")
    assert (answer.status_code, answer[CSP]) == (200, POLICY)
    assert "nonce" not in answer[CSP]
