"""Every page says that nothing in it may run but the paper's own island, whatever serves it."""

import base64
import hashlib
from pathlib import Path

from caspian.pages.assets import FOLDER
from caspian.server.answers import DRAWING_POLICY, EMBED_POLICY, POLICY, WORKER_POLICY
from caspian.server.front import Front
from tests.server.asking import ask
from tests.server.edition import FERRY

NGINX = Path(__file__).parents[2] / "deploy" / "nginx.conf"


def test_pages_and_refusals_carry_the_policy(front: Front) -> None:
    for path in (FERRY, "/nowhere/", "/en/../"):
        assert ask(front, path).headers["content-security-policy"] == POLICY
    assert "default-src 'none'" in POLICY


def test_what_runs_is_one_file_by_its_hash_and_nothing_else() -> None:
    """Not 'self': then whatever somebody uploaded could run as well."""
    said = dict(one.strip().partition(" ")[::2] for one in POLICY.split(";"))
    digest = hashlib.sha256((FOLDER / "keeping.js").read_bytes()).digest()
    assert said["script-src"] == f"'sha256-{base64.b64encode(digest).decode()}'"
    assert "unsafe" not in POLICY
    assert said["worker-src"] == said["manifest-src"] == "'self'"
    assert said["connect-src"] == "'self'"


def test_the_export_behind_nginx_says_the_same() -> None:
    told = NGINX.read_text("utf-8")
    assert f'default "{POLICY}"' in told, f"deploy/nginx.conf must say: {POLICY}"
    assert f'/worker.js "{WORKER_POLICY}"' in told
    assert f' "{EMBED_POLICY}";' in told
    assert f' "{DRAWING_POLICY}";' in told
