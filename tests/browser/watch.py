"""Watches what a browser does, and keeps whatever no page of the paper should make it do."""

from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Request, WebError


class Watch:
    """The faults of one browser context: foreign requests, scripts' errors, console errors."""

    def __init__(self, context: BrowserContext, address: str) -> None:
        self.address = address
        self.documents: set[str] = set()
        self.seen: list[tuple[str, str]] = []
        context.on("request", self._request)
        context.on("console", self._console)
        context.on("weberror", self._error)

    def faults(self) -> list[str]:
        """Return what went wrong since they were asked for last.

        That a page itself answers 404 or 410 is not a fault.
        """
        # Chromium calls any answer from 400 on an error, also that of the page one asked for.
        answered = "Failed to load resource: the server responded with a status of"
        seen, self.seen = self.seen, []
        return [
            f"{what} ({where})"
            for what, where in seen
            if not (what.startswith(answered) and where in self.documents)
        ]

    def _request(self, request: Request) -> None:
        if request.is_navigation_request():
            self.documents.add(request.url)
        parts = urlsplit(request.url)
        if parts.scheme in ("http", "https", "ws", "wss") and not self._own(request.url):
            self.seen.append((f"a request to {parts.netloc}", request.url))

    def _own(self, url: str) -> bool:
        return url == self.address or url.startswith(f"{self.address}/")

    def _console(self, message: ConsoleMessage) -> None:
        # Chromium reports what a content security policy refused here as well.
        if message.type == "error":
            self.seen.append((message.text, message.location["url"]))

    def _error(self, error: WebError) -> None:
        self.seen.append((str(error.error), error.page.url if error.page else ""))
