"""The headers that every answer of the front carries, no matter what wrote the rest."""

from typing import Any

from caspian.server.answers import ANYWHERE, NOTHING_RUNS, SAFE, Headers, Start, strict_transport

_POLICY = "Content-Security-Policy"


class Safety:
    """Completes answers: what an answer says itself stays, what it doesn't say is added."""

    def __init__(self, scheme: str) -> None:
        self._always = [*NOTHING_RUNS, *SAFE[1:], *strict_transport(scheme)]

    def completed(self, headers: Headers) -> Headers:
        """Return headers with those that every answer carries."""
        said = {name.lower() for name, _ in headers}
        # Browsers heed the policy before it, but old ones heed nothing else.
        if any(name == _POLICY and ANYWHERE in value for name, value in headers):
            said.add("x-frame-options")
        return [*headers, *(pair for pair in self._always if pair[0].lower() not in said)]

    def over(self, start: Start) -> Start:
        """Return a way to start an answer, whose headers are completed."""

        def started(status: str, headers: Headers) -> Any:
            return start(status, self.completed(headers))

        return started
