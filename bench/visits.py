"""Visits pages as a reader with a cheap phone on slow 4G does, and counts what is sent.

Unlike Lighthouse's mobile preset, which computes from a fast visit what a slow one would be, the
connection and the processor are slow here: 150 ms for each answer, 1.6 Mbit/s down, 0.75 up, a
quarter of the processor. They are applied by Chromium itself, as its developer tools do.
"""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, CDPSession, Page, sync_playwright

from bench.wrk import program

ROUND_TRIP_MS, DOWN, UP, SLOWER = 150, 1_600_000 / 8, 750_000 / 8, 4
PHONE: dict[str, Any] = {
    "viewport": {"width": 412, "height": 823},
    "device_scale_factor": 1.75,
    "is_mobile": True,
    "has_touch": True,
}
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]
SETTLED_MS = 500
PAINTS = """() => new Promise(told => {
  const found = {lcp: 0, cls: 0, what: ''};
  new PerformanceObserver(list => list.getEntries().forEach(one => {
    found.lcp = one.startTime;
    found.what = one.element ? one.element.tagName.toLowerCase() : '';
  })).observe({type: 'largest-contentful-paint', buffered: true});
  new PerformanceObserver(list => list.getEntries().forEach(one => {
    if (!one.hadRecentInput) found.cls += one.value;
  })).observe({type: 'layout-shift', buffered: true});
  setTimeout(() => told(found), 100);
})"""


@dataclass(frozen=True)
class Visit:
    """What one page took: bytes as sent (headers included) by kind of file, and the two paints.

    `lcp` is in milliseconds, from the click to the largest paint, which was of a `what`.
    """

    sent: dict[str, int]
    requests: int
    elsewhere: int
    lcp: float
    cls: float
    what: str

    @property
    def total(self) -> int:
        """Return the bytes of everything."""
        return sum(self.sent.values())

    @property
    def without_pictures(self) -> int:
        """Return the bytes of all but pictures."""
        return self.total - self.sent.get("image", 0)


class Counted:
    """Counts what a page asks for until it is told to begin anew."""

    def __init__(self, session: CDPSession, host: str) -> None:
        self._host = host
        self._kinds: dict[str, str] = {}
        self.begin()
        session.on("Network.responseReceived", self._answered)
        session.on("Network.loadingFinished", self._finished)
        session.send("Network.enable")

    def begin(self) -> None:
        """Forget what was counted."""
        self.sent: Counter[str] = Counter()
        self.requests = self.elsewhere = 0

    def _answered(self, event: dict[str, Any]) -> None:
        answer = event["response"]
        kept = answer.get("fromDiskCache") or answer.get("fromPrefetchCache")
        if kept or not answer["url"].startswith("http") or event.get("fromServiceWorker"):
            return
        self._kinds[event["requestId"]] = event["type"].lower()
        self.requests += 1
        self.elsewhere += urlsplit(answer["url"]).netloc != self._host

    def _finished(self, event: dict[str, Any]) -> None:
        kind = self._kinds.pop(event["requestId"], None)
        if kind:
            self.sent[kind] += round(event["encodedDataLength"])


@contextmanager
def chromium() -> Iterator[Browser]:
    """Start a browser for the block."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program("chromium"), args=FLAGS)
        yield browser
        browser.close()


def visited(browser: Browser, address: str, *then: str) -> list[Visit]:
    """Open an address with an empty cache, then other ones with what that left; return each."""
    context = browser.new_context(**PHONE)
    page = context.new_page()
    session = context.new_cdp_session(page)
    counted = Counted(session, urlsplit(address).netloc)
    _slow(session)
    try:
        return [_visit(page, counted, one) for one in (address, *then)]
    finally:
        context.close()


def _slow(session: CDPSession) -> None:
    session.send(
        "Network.emulateNetworkConditions",
        {
            "offline": False,
            "latency": ROUND_TRIP_MS,
            "downloadThroughput": DOWN,
            "uploadThroughput": UP,
        },
    )
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})


def _visit(page: Page, counted: Counted, address: str) -> Visit:
    counted.begin()
    answer = page.goto(address, wait_until="load")
    if answer is None or not answer.ok:
        raise RuntimeError(f"{address} doesn't answer as it should.")
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(SETTLED_MS)
    paints = page.evaluate(PAINTS)
    return Visit(
        dict(counted.sent),
        counted.requests,
        counted.elsewhere,
        paints["lcp"],
        paints["cls"],
        paints["what"],
    )
