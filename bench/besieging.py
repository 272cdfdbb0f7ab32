"""Besieges a paper from addresses of this machine: held connections, logins, comments.

    .venv/bin/python -m bench.besieging PORT --article 7 --seconds 20 --sender 127.1

A process of its own; nothing leaves the machine; it ends by itself. `--plain` asks for as many
pages as it else sends logins and comments, and holds as many connections: what the machine bears
without any attack. Prints what became of the requests as JSON.
"""

import argparse
import asyncio
import json
import sys
from collections import Counter
from contextlib import suppress
from urllib.parse import urlencode

LOGINS, COMMENTS, HELD = 200, 1000, 500
"""attempts a second, posts a second, connections that are held"""
_AT_ONCE = 400
_PATIENCE = 40.0
_DRIP_SECONDS = 2.0
_CSRF = "a" * 32


class Siege:
    """What is sent, and what became of it."""

    def __init__(self, told: argparse.Namespace) -> None:
        self._told = told
        self.statuses: dict[str, Counter[str]] = {"logins": Counter(), "comments": Counter()}
        self._places = asyncio.Semaphore(_AT_ONCE)

    async def run(self) -> None:
        """Hold connections, and send everything at a steady pace."""
        held = [asyncio.create_task(self._hold(number)) for number in range(HELD)]
        total, each = LOGINS + COMMENTS, 1.0 / (LOGINS + COMMENTS)
        clock = asyncio.get_running_loop().time
        started, sent = clock(), set[asyncio.Task[None]]()
        for number in range(int(self._told.seconds * total)):
            due = started + number * each
            await asyncio.sleep(max(0.0, due - clock()))
            if clock() > started + self._told.seconds:
                break
            await self._places.acquire()
            task = asyncio.create_task(self._settled(number))
            sent.add(task)
            task.add_done_callback(sent.discard)
        for task in held:
            task.cancel()
        await asyncio.gather(*sent, *held, return_exceptions=True)

    def _sender(self, number: int) -> str:
        """Return an address: of one network after the other, or always the same."""
        prefix: str = self._told.sender
        if prefix.count(".") == 3:
            return prefix
        return f"{prefix}.{number % 256}.{1 + number // 256 % 250}"

    async def _hold(self, number: int) -> None:
        head = f"POST /desk/login/ HTTP/1.1\r\nHost: x\r\n{_FORM}Content-Length: 9000\r\n\r\n"
        while True:
            with suppress(OSError):
                _, writer = await self._connected(number)
                try:
                    if number % 2 and not self._told.plain:
                        writer.write(head.encode())
                    while not writer.is_closing():
                        if number % 2 and not self._told.plain:
                            writer.write(b"x")
                            await writer.drain()
                        await asyncio.sleep(_DRIP_SECONDS)
                finally:
                    writer.close()
            await asyncio.sleep(_DRIP_SECONDS)

    async def _settled(self, number: int) -> None:
        kind = "logins" if number % (1 + COMMENTS // LOGINS) == 0 else "comments"
        try:
            status = await asyncio.wait_for(self._asked(kind, number), _PATIENCE)
        except (OSError, TimeoutError) as fault:
            status = type(fault).__name__
        finally:
            self._places.release()
        self.statuses[kind][status] += 1

    async def _asked(self, kind: str, number: int) -> str:
        reader, writer = await self._connected(number)
        try:
            writer.write(self._request(kind, number))
            await writer.drain()
            answer = await reader.read()
        finally:
            writer.close()
        return answer[9:12].decode() or "nothing"

    def _request(self, kind: str, number: int) -> bytes:
        if self._told.plain:
            return f"GET {self._told.page} HTTP/1.1\r\nHost: x\r\n{_CLOSE}\r\n".encode()
        if kind == "logins":
            path, typed = "/desk/login/", {"username": "maka", "password": f"wrong {number}"}
            typed["csrfmiddlewaretoken"] = _CSRF
        else:
            path = f"/comments/{self._told.article}/"
            typed = {"name": f"Patriot {number}", "text": f"Shame on all of you, {number} times"}
        body = urlencode(typed)
        return (
            f"POST {path} HTTP/1.1\r\nHost: x\r\n{_CLOSE}Cookie: csrftoken={_CSRF}\r\n"
            f"{_FORM}Content-Length: {len(body)}\r\n\r\n{body}"
        ).encode()

    async def _connected(self, number: int) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        local = (self._sender(number), 0)
        return await asyncio.open_connection("127.0.0.1", self._told.port, local_addr=local)


_CLOSE = "Connection: close\r\n"
_FORM = "Content-Type: application/x-www-form-urlencoded\r\n"


def main() -> int:
    """Besiege, and say what became of it."""
    siege = Siege(_arguments())
    asyncio.run(siege.run())
    json.dump(siege.statuses, sys.stdout)
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("port", type=int)
    parser.add_argument("--article", type=int, required=True)
    parser.add_argument("--page", default="/en/")
    parser.add_argument("--seconds", type=float, default=20.0)
    parser.add_argument("--sender", default="127.1", help="an address, or the first half of one")
    parser.add_argument("--plain", action="store_true")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
