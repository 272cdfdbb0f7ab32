"""What a flood of comments does to readers, to honest commenters, and to the desk.

    .venv/bin/python -m bench.flood [--posts 20000] [--seconds 120] [--articles 300]

A paper is read at a steady pace, first by itself, then while posts come in from thousands of
addresses of this machine, on three articles; sixty readers who mean it write in between, twenty of
them with a good record. Half-way the backend's worker is killed with SIGKILL. Then every comment
that was said to be taken is looked for. One run tells: the ratio is between its two halves.
"""

import argparse
import json
import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.genuine import Readers
from bench.homes import ROOT, PaperHome
from bench.processes import Served, command_of, family
from bench.tables import Row, Tables, percentile, tell
from caspian.project.process_commands import BACKEND

PATH = "/en/section-1/article-7/"
REGULARS, NEWCOMERS = 20, 40
_PREPARE = """
import datetime as dt, json
from django.utils import timezone
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.auth import SESSION_KEY, BACKEND_SESSION_KEY, HASH_SESSION_KEY
from caspian.comments.models import Commenter
from caspian.comments.tokens import commenter_cookie, new_commenter
from caspian.newsroom.accounts import give_account
from caspian.newsroom.models import Article, User
newest = Article.objects.public().newest_first()
ids = list(newest.values_list("pk", flat=True)[:3])
cookies = []
for number in range({regulars}):
    first = timezone.now() - dt.timedelta(days=60)
    one = Commenter.objects.create(key=new_commenter(), name="Reader", approved=5, first_at=first)
    cookies.append(commenter_cookie(one.key))
give_account("maka", role="publisher")
user = User.objects.get(username="maka")
session = SessionStore()
session[SESSION_KEY] = str(user.pk)
session[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
session[HASH_SESSION_KEY] = user.get_session_auth_hash()
session.save()
print(json.dumps(dict(articles=ids, cookies=cookies, session=session.session_key)))
"""
_LOOK = """
import json
from caspian.comments.models import Comment
wanted = set(json.load(open({file!r})))
print(json.dumps(sorted(wanted - set(Comment.objects.values_list("pk", flat=True)))))
"""
_FATE = """
import json
from collections import Counter
from caspian.comments.models import Comment
ids = {ids}
print(json.dumps(dict(Comment.objects.filter(pk__in=ids).values_list("pk", "state"))))
print(json.dumps(Counter(Comment.objects.exclude(pk__in=ids).values_list("state", flat=True))))
"""


@dataclass
class Desk:
    """How long the moderators' queue took to show while the flood ran."""

    served: Served
    session: str
    seconds: list[float]
    ended: threading.Event

    def run(self) -> None:
        """Open the queue every few seconds."""
        while not self.ended.wait(4.0):
            started = time.monotonic()
            asked = ["curl", "-s", "-o", os.devnull, "-w", "%{http_code}", "--max-time", "30"]
            cookie = f"sessionid={self.session}"
            address = f"http://127.0.0.1:{self.served.port}/desk/comments/"
            said = subprocess.run([*asked, "-b", cookie, address], capture_output=True, text=True)
            if said.stdout == "200":
                self.seconds.append(time.monotonic() - started)


def main() -> int:
    """Measure, and print the tables."""
    told = _arguments()
    tables = Tables(as_json=told.json)
    with tempfile.TemporaryDirectory(prefix="caspian-flood-") as folder:
        tell(f"Making a paper of {told.articles:,} articles …")
        home = PaperHome(Path(folder) / "home", told.articles).make()
        home.press("--clean")
        known = json.loads(_shell(home, _PREPARE.format(regulars=REGULARS)))
        with home.served(workers=2) as served:
            tell("Reading without a flood …")
            calm = _read(served, told.seconds / 2)
            tell("The flood …")
            flooded, flood, readers, desk = _flooded(served, known, told)
        _show(tables, home, calm, flooded, flood, readers, desk)
    tables.end()
    return 0


def _flooded(
    served: Served, known: dict[str, Any], told: argparse.Namespace
) -> tuple[list[float], dict[str, Any], Readers, Desk]:
    articles = [part for one in known["articles"] for part in ("--article", str(one))]
    command = [
        sys.executable, "-m", "bench.flooding", str(served.port), *articles,
        "--posts", str(told.posts), "--seconds", str(told.seconds),
    ]  # fmt: skip
    flooding = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    readers = Readers(
        served.port, known["articles"][0], known["cookies"], NEWCOMERS, told.seconds * 0.8
    )
    desk = Desk(served, known["session"], [], threading.Event())
    threads = [threading.Thread(target=readers.run), threading.Thread(target=desk.run)]
    killing = threading.Timer(told.seconds / 2, _kill_the_backend, args=(served,))
    for thread in (*threads, killing):
        thread.start()
    flooded = _read(served, told.seconds)
    said, _ = flooding.communicate(timeout=told.seconds * 10)
    threads[0].join()
    desk.ended.set()
    threads[1].join()
    return flooded, json.loads(said), readers, desk


def _kill_the_backend(served: Served) -> None:
    for pid in family(served.pid):
        if BACKEND in command_of(pid):
            for worker in list(family(pid))[1:]:
                with suppress(ProcessLookupError):
                    os.kill(worker, signal.SIGKILL)


def _read(served: Served, seconds: float) -> list[float]:
    command = [
        sys.executable,
        "-m",
        "bench.reading",
        str(served.port),
        PATH,
        "--seconds",
        str(seconds),
    ]
    said = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return [float(one) for one in json.loads(said.stdout)]


def _show(
    tables: Tables, home: PaperHome, calm: list[float], flooded: list[float],
    flood: dict[str, Any], readers: Readers, desk: Desk,
) -> None:  # fmt: skip
    rows: list[Row] = [
        (
            name,
            percentile(calm, part),
            percentile(flooded, part),
            percentile(flooded, part) / percentile(calm, part),
        )
        for name, part in (("p50", 0.5), ("p90", 0.9), ("p99", 0.99))
    ]
    columns = ("milliseconds to a page", "without the flood", "during it", "ratio")
    tables.show("What readers notice", columns, rows)
    tables.show("What became of the posts", ("status", "posts"), list(flood["statuses"].items()))
    owned = [one.own for one in readers.done if one.own]
    taken = [_id(one) for one in [*flood["taken"], *owned]]
    file = home.folder / "taken.json"
    file.write_text(json.dumps(taken))
    lost = json.loads(_shell(home, _LOOK.format(file=str(file))))
    rows = [("said to be taken", len(taken)), ("lost", len(lost))]
    rows.append(("the queue opened, times", len(desk.seconds)))
    if desk.seconds:
        rows.append(("the queue, slowest, seconds", max(desk.seconds)))
    tables.show("What stands afterwards", ("", "number"), rows)
    _show_readers(tables, home, readers)


def _show_readers(tables: Tables, home: PaperHome, readers: Readers) -> None:
    ids = {_id(one.own): one for one in readers.done if one.own}
    said = _shell(home, _FATE.format(ids=list(ids))).splitlines()
    states, sham = json.loads(said[0]), json.loads(said[1])
    fates = Counter[tuple[str, str]]()
    for one in readers.done:
        kind = "good record" if one.cookie else "newcomer"
        fate = states.get(str(_id(one.own))) if one.own else f"not taken: {one.status} {one.fault}"
        fates[kind, str(fate)] += 1
    rows: list[Row] = [(kind, fate, count) for (kind, fate), count in sorted(fates.items())]
    rows += [("flood", state, count) for state, count in sorted(sham.items())]
    tables.show("Who got through", ("who", "state", "comments"), rows)
    slowest = max(one.seconds for one in readers.done)
    tables.show("How long they waited", ("", "seconds"), [("slowest answer to a reader", slowest)])


def _id(own: str) -> int:
    return int(own.removeprefix("/comments/own/").partition(":")[0])


def _shell(home: PaperHome, code: str) -> str:
    return home.caspian("manage", "shell", "-v", "0", "-c", code).said.strip()


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--posts", type=int, default=20_000)
    parser.add_argument("--seconds", type=float, default=120.0)
    parser.add_argument("--articles", type=int, default=300)
    parser.add_argument("--json", action="store_true")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
