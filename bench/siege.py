"""What a siege does to an editor who saves, to readers, and to those who comment honestly.

    .venv/bin/python -m bench.siege [--seconds 40] [--articles 200]

Three times in one run, on the paper's own front with two processes: as many plain pages asked for
as the siege sends requests; the siege from 127.1.0.0/16 with everybody else in 127.2.0.0/16; and
the siege and everybody from one address. Loopback alone; it ends by itself.
"""

import argparse
import http.client
import json
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from bench.genuine import Readers
from bench.homes import ROOT, PaperHome
from bench.processes import Served
from bench.tables import Row, Tables, percentile, tell

PATH = "/en/section-1/article-7/"
_CSRF = "b" * 32
_SAVES_EVERY, _COMMENTERS, _LAST_COMMENT = 0.3, 20, 16.0
"""seconds; readers who comment once each; seconds before the end that the last of them begins"""
_PREPARE = """
import json, time
from django.conf import settings
from django.test import Client
from django.test.utils import setup_test_environment
from caspian.common.passes import make_pass, pass_key
from caspian.newsroom.accounts import give_account
from caspian.newsroom.models import Article, User
from tests.newsroom.desk.forms import edit, opened
from wagtail.rich_text import RichText
setup_test_environment()
give_account("maka", role="publisher")
maka = User.objects.get(username="maka")
article, other = Article.objects.public().newest_first()[:2]
article.body = [("paragraph", RichText("<p>" + "The ferry waits. " * 30 + "</p>"))] * 20
article.save_revision()
client = Client()
client.force_login(maka)
print(json.dumps(dict(
    article=other.pk, address=edit(article), values=opened(client, edit(article)),
    session=client.cookies["sessionid"].value,
    shown=make_pass(pass_key(settings.SECRET_KEY), maka.pk, time.time()),
)))
"""


class Honest:
    """An editor who saves a draft again and again, and readers who comment, until the end."""

    def __init__(self, served: Served, known: dict[str, Any], sender: str, seconds: float) -> None:
        self._served, self._known, self._sender = served, known, sender
        self.saves: list[float] = []
        self.saved: Counter[str] = Counter()
        self.readers = Readers(
            served.port, known["article"], [], _COMMENTERS, seconds - _LAST_COMMENT, sender
        )
        self._ended = threading.Event()
        self._threads = [threading.Thread(target=one) for one in (self._save, self.readers.run)]

    def __enter__(self) -> "Honest":
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *fault: object) -> None:
        self._ended.set()
        for thread in self._threads:
            thread.join()

    def _save(self) -> None:
        cookie = (
            f"sessionid={self._known['session']}; csrftoken={_CSRF}; "
            f"desk_pass={self._known['shown']}"
        )
        number = 0
        while not self._ended.wait(_SAVES_EVERY):
            number += 1
            values = self._known["values"] | {
                "title": f"Saved {number} times",
                "csrfmiddlewaretoken": _CSRF,
            }
            began = time.monotonic()
            status = self._send(self._known["address"], values, cookie)
            self.saves.append((time.monotonic() - began) * 1000)
            self.saved[status] += 1

    @property
    def commented(self) -> Counter[str]:
        """Return what became of the comments."""
        return Counter(one.fault or str(one.status) for one in self.readers.done)

    def _send(self, path: str, typed: dict[str, Any], cookie: str) -> str:
        sender = self._sender.format(1)
        asked = http.client.HTTPConnection(
            "127.0.0.1", self._served.port, timeout=60, source_address=(sender, 0)
        )
        kind = "application/x-www-form-urlencoded"
        try:
            headers = {"Content-Type": kind, "Cookie": cookie}
            asked.request("POST", path, urlencode(typed, doseq=True), headers)
            answer = asked.getresponse()
            answer.read()
            return str(answer.status)
        except OSError as fault:
            return type(fault).__name__
        finally:
            asked.close()


def main() -> int:
    """Measure, and print the tables."""
    told = _arguments()
    tables = Tables(as_json=told.json)
    with tempfile.TemporaryDirectory(prefix="caspian-siege-") as folder:
        tell(f"Making a paper of {told.articles:,} articles …")
        home = PaperHome(Path(folder) / "home", told.articles).make()
        home.press("--clean")
        known = json.loads(home.caspian("manage", "shell", "-v", "0", "-c", _PREPARE).said)
        with home.served(workers=2) as served:
            for name, attackers, others, plain in (
                ("As many plain pages asked for", "127.1", "127.2.{}.1", True),
                ("A siege from other networks", "127.1", "127.2.{}.1", False),
                ("A siege from the same address", "127.3.0.1", "127.3.0.1", False),
            ):
                tell(f"{name} …")
                _measured(tables, name, served, known, (attackers, others, plain), told.seconds)
    tables.end()
    return 0


def _measured(
    tables: Tables, name: str, served: Served, known: dict[str, Any],
    of: tuple[str, str, bool], seconds: float,
) -> None:  # fmt: skip
    attackers, others, plain = of
    command = [
        sys.executable, "-m", "bench.besieging", str(served.port), "--page", PATH,
        "--article", str(known["article"]), "--seconds", str(seconds), "--sender", attackers,
        *(["--plain"] if plain else []),
    ]  # fmt: skip
    siege = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    time.sleep(1.0)
    with Honest(served, known, others, seconds) as honest:
        read = _read(served, others.format(250), seconds - 3.0)
    said, _ = siege.communicate(timeout=seconds * 20)
    rows: list[Row] = [("a page, milliseconds", *_three(read))]
    rows.append(("a save, milliseconds", *_three(honest.saves)))
    slowest = [reader.seconds * 1000 for reader in honest.readers.done]
    rows.append(("a comment, milliseconds", *_three(slowest)))
    tables.show(name, ("", "p50", "p95", "p99", "slowest"), rows)
    fates = json.loads(said) | {"saves": honest.saved, "honest comments": honest.commented}
    counts: list[Row] = [
        (kind, status, count)
        for kind, statuses in fates.items()
        for status, count in sorted(statuses.items())
    ]
    tables.show(f"{name}: what was answered", ("", "status", "times"), counts)


def _three(milliseconds: list[float]) -> tuple[float, ...]:
    return (
        *(percentile(milliseconds, part) for part in (0.5, 0.95, 0.99)),
        max(milliseconds),
    )


def _read(served: Served, sender: str, seconds: float) -> list[float]:
    command = [
        sys.executable, "-m", "bench.reading", str(served.port), PATH,
        "--seconds", str(seconds), "--sender", sender,
    ]  # fmt: skip
    said = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return [float(one) for one in json.loads(said.stdout)]


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--seconds", type=float, default=40.0)
    parser.add_argument("--articles", type=int, default=200)
    parser.add_argument("--json", action="store_true")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
