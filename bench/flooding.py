"""Floods a paper with comments, from many addresses of this machine, at a steady pace.

    .venv/bin/python -m bench.flooding PORT --posts 20000 --seconds 120

Runs as a process of its own, so as not to slow down the process that measures. Every address is
one of 127.0.0.0/8; nothing leaves the machine; it ends by itself. Prints what became of each
post as JSON: how many of each status, and the own-comment addresses of those that were taken.
"""

import argparse
import asyncio
import json
import random
import re
import sys
from collections import Counter
from collections.abc import Coroutine
from dataclasses import dataclass, field
from urllib.parse import urlencode

SHAM = (
    "{who} is a traitor and everybody who reads this knows it",
    "Shame on this paper for its lies about {who}",
    "Nobody believes {who} any more, ask anyone in the street",
    "{who} was paid for this article, share before they delete it",
    "Wake up people, {who} has sold our land and our sea",
)
WHO = ("the minister", "the author", "this editor", "the mayor", "the context")
EMBELLISHED = ("", "!!!", " 😡", " ...", " !!1", " SHAME", " 👎👎", " (true)")
_PATIENCE = 60.0
_TOKEN = re.compile(r'name="token" value="([^"]+)"')
_AT_ONCE = 64


@dataclass
class Flood:
    """What is sent, and what became of it."""

    port: int
    posts: int
    seconds: float
    addresses: int
    random: random.Random
    articles: list[int] = field(default_factory=list)
    """ids of the articles under attack"""
    statuses: Counter[str] = field(default_factory=Counter)
    taken: list[str] = field(default_factory=list)

    def senders(self) -> list[str]:
        """Return the addresses: four in each network."""
        networks = max(1, self.addresses // 4)
        return [
            f"127.{1 + (number % networks) // 256 % 250}.{number % networks % 256}"
            f".{1 + number // networks}"
            for number in range(self.addresses)
        ]

    async def run(self) -> None:
        """Send all posts at a steady pace; each is waited for."""
        senders, places = self.senders(), asyncio.Semaphore(_AT_ONCE)
        clock = asyncio.get_running_loop().time
        started, sent = clock(), []
        for number in range(self.posts):
            due = started + number * self.seconds / self.posts
            await asyncio.sleep(max(0.0, due - clock()))
            await places.acquire()
            post = self._post(senders[number % len(senders)], number)
            sent.append(asyncio.create_task(self._settled(post, places)))
        await asyncio.gather(*sent)

    async def _settled(self, post: Coroutine[None, None, None], places: asyncio.Semaphore) -> None:
        try:
            await asyncio.wait_for(post, _PATIENCE)
        except (OSError, TimeoutError, asyncio.IncompleteReadError) as fault:
            self.statuses[type(fault).__name__] += 1
        finally:
            places.release()

    async def _post(self, sender: str, number: int) -> None:
        article = self.random.choice(self.articles)
        typed = {"name": f"Patriot {self.random.randrange(10_000)}", "text": self._words()}
        # Every other one knows that the paper asks for a second look, and takes a form: each
        # brings one comment.
        if number % 2:
            asked = (
                f"GET /comments/{article}/ HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n"
            )
            found = _TOKEN.search(await self._answer(sender, asked.encode()))
            typed["token"] = found[1] if found else ""
        body = urlencode(typed).encode()
        head = (
            f"POST /comments/{article}/ HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n"
            f"User-Agent: Mozilla/5.0 ({number % 7})\r\nContent-Length: {len(body)}\r\n"
            "Content-Type: application/x-www-form-urlencoded\r\n\r\n"
        )
        self._note(await self._answer(sender, head.encode() + body))

    async def _answer(self, sender: str, asked: bytes) -> str:
        reader, writer = await asyncio.open_connection(
            "127.0.0.1", self.port, local_addr=(sender, 0)
        )
        try:
            writer.write(asked)
            await writer.drain()
            return (await reader.read()).decode("utf-8", "replace")
        finally:
            writer.close()

    def _words(self) -> str:
        words = self.random.choice(SHAM).format(who=self.random.choice(WHO))
        return words + self.random.choice(EMBELLISHED)

    def _note(self, answer: str) -> None:
        self.statuses[answer[9:12] or "nothing"] += 1
        if answer.startswith("HTTP/1.1 303"):
            found = re.search(r"location: (\S+)", answer, re.I)
            self.taken.append(found[1] if found else "")


def main() -> int:
    """Flood, and say what became of it."""
    told = _arguments()
    flood = Flood(
        told.port, told.posts, told.seconds, told.addresses, random.Random(7), told.article
    )
    asyncio.run(flood.run())
    json.dump({"statuses": flood.statuses, "taken": flood.taken}, sys.stdout)
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("port", type=int)
    parser.add_argument("--article", type=int, action="append", required=True)
    parser.add_argument("--posts", type=int, default=20_000)
    parser.add_argument("--seconds", type=float, default=120.0)
    parser.add_argument("--addresses", type=int, default=5_000)
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
