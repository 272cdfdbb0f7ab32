"""Every page says that nothing in it may run, whoever serves it."""

from pathlib import Path

from caspian.server.answers import POLICY
from caspian.server.front import Front
from tests.server.asking import ask
from tests.server.edition import FERRY

NGINX = Path(__file__).parents[2] / "deploy" / "nginx.conf"


def test_pages_and_refusals_carry_the_policy(front: Front) -> None:
    for path in (FERRY, "/nowhere/", "/en/../"):
        assert ask(front, path).headers["content-security-policy"] == POLICY
    assert "script-src" not in POLICY
    assert "default-src 'none'" in POLICY


def test_the_export_behind_nginx_says_the_same() -> None:
    assert f'"{POLICY}"' in NGINX.read_text("utf-8")
