"""Bounds the connections of a front process, so that who holds many keeps out nobody else.

Granian accepts every connection, and hands over requests. This looks at the process's own sockets,
as Linux shows them, and shuts down what is too much: of the network with the most connections those
on which nothing has moved for longest. A reader who is being answered is never among them before
those who are idle. On other systems nothing is bounded here.
"""

import ipaddress
import logging
import os
import resource
import socket
import struct
import sys
import threading
import time
from collections import defaultdict
from collections.abc import Collection, Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from caspian.common.networks import network_of
from caspian.server.proxies import Networks

log = logging.getLogger(__name__)
_MOST, _OPEN_FILES, _OTHERS = 2048, 16_384, 512
"""connections that a process has at most; files that may be open; of them other files"""
_SHARE = 2
"""one network may have this part of all connections: a carrier's readers are many"""
_LOOK_SECONDS, _LOOK_CALMLY_SECONDS, _STUCK_SECONDS = 0.1, 0.5, 60.0
_LEAST_SENT = 4096
"""bytes that a reader who is being answered takes within `_STUCK_SECONDS`"""
_AT_ONCE = 100
"""sockets that are looked at before others have their turn"""
_OWN = Path("/proc/self/fd")
_INFO = struct.Struct("=8x24I4Q3I")
_UNACKED, _TAKEN, _NOT_SENT = 4, 26, 30
"""tcp_info of Linux 4.6 and later, as far as it is read here (linux/tcp.h)"""


@dataclass(slots=True)
class Connection:
    """A connection, and what was last seen of it; times are monotonic seconds."""

    peer: str
    """address:port"""
    network: str
    """"" for a server of our own in front"""
    moved_at: float = 0.0
    """when its reader last took something of an answer, or came"""
    taken: int = 0
    is_owed: bool = False
    """whether something of an answer is still to be sent"""
    checked_at: float = 0.0
    taken_then: int = 0


class Connections:
    """The connections of this process.

    `busy` has those on which a request is passed on: they are bounded elsewhere, and closed last.
    """

    def __init__(self, busy: Collection[str], most: int, trusted: Networks = ()) -> None:
        self._busy, self._most, self._trusted = busy, most, trusted
        self._known: dict[int, Connection | None] = {}
        """by the number of the socket's inode; None for what is no reader's"""

    def watch(self) -> None:
        """Bound them from now on, in a thread."""
        if sys.platform == "linux":
            threading.Thread(target=self._watch, daemon=True).start()

    def look(self) -> int:
        """Look at all once, and shut down what is too much; return how many there are."""
        now = time.monotonic()
        open_now = list(_sockets())
        self._known = {inode: self._known.get(inode) for inode, _ in open_now} | {
            inode: self._met(number, now) for inode, number in open_now if inode not in self._known
        }
        live: list[tuple[int, int, Connection]] = []
        for count, (inode, number) in enumerate(open_now, 1):
            one = self._known[inode]
            if one is not None and _seen_again(one, number, now):
                live.append((inode, number, one))
            if count % _AT_ONCE == 0:
                time.sleep(0.001)
        too_many = _too_many([one for _, _, one in live], self._most, self._busy)
        stuck = {id(one) for _, _, one in live if _is_stuck(one, now)}
        for inode, number, one in live:
            if id(one) in too_many or id(one) in stuck:
                _shut_down(number, inode)
        return len(live)

    def _watch(self) -> None:
        while True:
            try:
                count = self.look()
            except Exception:
                log.exception("Could not look at the connections; trying again")
                count = 0
            calm = count < self._most // 4
            time.sleep(_LOOK_CALMLY_SECONDS if calm else _LOOK_SECONDS)

    def _met(self, number: int, now: float) -> Connection | None:
        with suppress(OSError, ValueError), socket.socket(fileno=os.dup(number)) as one:
            if one.family not in (socket.AF_INET, socket.AF_INET6):
                return None
            if one.getsockopt(socket.SOL_SOCKET, socket.SO_ACCEPTCONN):
                return None
            address, port, *_ = one.getpeername()
            parsed = ipaddress.ip_address(address)
            is_ours = any(parsed in network for network in self._trusted)
            network = "" if is_ours else network_of(address)
            return Connection(f"{address}:{port}", network, now, checked_at=now)
        return None


def most_connections() -> int:
    """Return how many connections a process may have, as far as it may open files."""
    files, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    return max(64, min(_MOST, (files - _OTHERS) // 2))


def raise_open_files() -> None:
    """Let this process and its children open as many files as connections may need."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = _OPEN_FILES if hard == resource.RLIM_INFINITY else min(_OPEN_FILES, hard)
    if soft != resource.RLIM_INFINITY and soft < wanted:
        with suppress(OSError, ValueError):
            resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))


def _too_many(live: list[Connection], most: int, busy: Collection[str]) -> set[int]:
    """Return the ids of what is to be shut down."""
    by_network: dict[str, list[Connection]] = defaultdict(list)
    for one in live:
        by_network[one.network].append(one)
    for ones in by_network.values():
        # Those to be closed first come last.
        ones.sort(key=lambda one: (one.peer not in busy, not one.is_owed, -one.moved_at))
    closed: set[int] = set()
    for network, ones in by_network.items():
        while network and len(ones) > most // _SHARE:
            closed.add(id(ones.pop()))
    # Some more than are too many, or the next who comes would be too many again.
    left = sum(map(len, by_network.values()))
    aim = most if left <= most else most - most // 16
    while left > aim:
        greediest = max(by_network.values(), key=len)
        closed.add(id(greediest.pop()))
        left -= 1
    return closed


def _is_stuck(one: Connection, now: float) -> bool:
    """Return whether a reader takes next to nothing of what is being sent."""
    if now - one.checked_at < _STUCK_SECONDS:
        return False
    stuck = one.is_owed and one.taken - one.taken_then < _LEAST_SENT
    one.checked_at, one.taken_then = now, one.taken
    return stuck


def _sockets() -> Iterable[tuple[int, int]]:
    """Yield inode and number of each open socket of this process."""
    for name in os.listdir(_OWN):
        with suppress(OSError):
            link = os.readlink(_OWN / name)
            if link.startswith("socket:["):
                yield int(link[8:-1]), int(name)


def _seen_again(one: Connection, number: int, now: float) -> bool:
    """Bring up to date what is known of a connection; False when it is gone."""
    try:
        told = socket.socket(fileno=number)
    except OSError:
        return False
    try:
        info = _INFO.unpack(told.getsockopt(socket.IPPROTO_TCP, socket.TCP_INFO, _INFO.size))
    except (OSError, struct.error):
        return False
    finally:
        told.detach()  # it is Granian's
    # What is sent counts for nothing here: one letter of a header a second is no life.
    if info[_TAKEN] != one.taken:
        one.moved_at, one.taken = now, info[_TAKEN]
    one.is_owed = bool(info[_NOT_SENT] or info[_UNACKED])
    return True


def _shut_down(number: int, inode: int) -> None:
    # Of a copy: in the meantime the number may have become another file's.
    with suppress(OSError), socket.socket(fileno=os.dup(number)) as one:
        if os.fstat(one.fileno()).st_ino == inode:
            one.shutdown(socket.SHUT_RDWR)
