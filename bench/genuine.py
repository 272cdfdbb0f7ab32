"""Readers who mean what they write, in the middle of a flood: each once, in words of their own."""

import http.client
import random
import re
import threading
import time
from dataclasses import dataclass, field
from urllib.parse import urlencode

OPENINGS = (
    "I read this twice on the bus this morning", "My neighbour worked there for eleven years",
    "This explains what my students keep asking me", "I was at the harbour on that Tuesday",
    "Thank you for the table in the middle", "The second paragraph surprised me",
    "We moved away in 1998 and still follow this", "Nobody mentions the winter of 2008",
    "I checked the figure with my own bills", "The map helped me more than the text",
)  # fmt: skip
MIDDLES = (
    "and the price of bread says the rest", "though the new road changed the traffic",
    "because the ferry never keeps its hours", "while the school got no heating until December",
    "and the old men at the pier agree for once", "but the water meter tells another story",
    "since the context hired from outside", "and the museum has the letters to prove it",
    "so the comparison with Aktau seems fair", "yet the clinic is still an hour away",
)  # fmt: skip
ENDINGS = (
    "Could you ask the ministry for the report itself?", "Please write about the villages too.",
    "What did the engineers say in the end?", "I would like to see the same for Lankaran.",
    "The photograph in the archive shows it better.", "Who pays for the dredging next year?",
    "My father kept the tickets, if you need them.",
    "It was quieter before the customs post moved.",
)  # fmt: skip
_PACE = 4.0
"""seconds between the form and the post; people take longer, the bench has two minutes"""


@dataclass
class Reader:
    """One reader; `cookie` is that of somebody with a good record, or empty."""

    number: int
    cookie: str
    status: int = 0
    own: str = ""
    seconds: float = 0.0
    fault: str = ""


@dataclass
class Readers:
    """All of them, writing one after another while the flood runs."""

    port: int
    article: int
    cookies: list[str]
    newcomers: int
    seconds: float
    source: str = ""
    """the address that each comes from, with {} for their number; else a proxy of ours names it"""
    done: list[Reader] = field(default_factory=list)

    def run(self) -> None:
        """Let each write when it is their turn, and wait until all have."""
        people = [*self.cookies, *[""] * self.newcomers]
        random.Random(3).shuffle(people)
        writing = []
        for number, cookie in enumerate(people):
            self.done.append(Reader(number, cookie))
            thread = threading.Thread(target=self._write, args=(self.done[-1],))
            thread.start()
            writing.append(thread)
            time.sleep(self.seconds / len(people))
        for thread in writing:
            thread.join()

    def _write(self, reader: Reader) -> None:
        typed = {"name": f"Reader {reader.number}", "text": _words(reader.number)}
        try:
            # The form in the pressed page, and the second look that it leads newcomers to.
            reader.status, reader.own, page = self._send(reader, typed)
            if reader.status == 422 and (token := re.search(r'name="token" value="([^"]+)"', page)):
                time.sleep(_PACE)
                typed["token"] = token[1]
                reader.status, reader.own, page = self._send(reader, typed)
        except OSError as fault:
            reader.fault = type(fault).__name__

    def _send(self, reader: Reader, typed: dict[str, str]) -> tuple[int, str, str]:
        for _ in range(5):
            started = time.monotonic()
            status, own, page = self._sent(reader, typed)
            reader.seconds = max(reader.seconds, time.monotonic() - started)
            if status not in (502, 503):
                return status, own, page
            # "Send it again in a few seconds", says the page.
            time.sleep(2.0)
        return status, own, page

    def _sent(self, reader: Reader, typed: dict[str, str]) -> tuple[int, str, str]:
        source = (self.source.format(reader.number % 200 + 1), 0) if self.source else None
        connection = http.client.HTTPConnection(
            "127.0.0.1", self.port, timeout=60, source_address=source
        )
        headers = {
            "Content-Type": "application/x-www-form-urlencoded",
            "User-Agent": "Mozilla/5.0 (a reader)",
            "X-Forwarded-For": f"203.0.{reader.number}.7",
            "Cookie": f"commenter={reader.cookie}" if reader.cookie else "",
        }
        try:
            path = f"/comments/{self.article}/"
            connection.request("POST", path, urlencode(typed).encode(), headers)
            answer = connection.getresponse()
            own = answer.headers.get("Location", "")
            return answer.status, own, answer.read().decode("utf-8", "replace")
        finally:
            connection.close()


def _words(number: int) -> str:
    chance = random.Random(number)
    opening, middle = OPENINGS[number % len(OPENINGS)], chance.choice(MIDDLES)
    return f"{opening}, {middle}. {ENDINGS[number * 3 % len(ENDINGS)]}"
