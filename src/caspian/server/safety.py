"""The headers that every answer of the front carries, no matter what wrote the rest."""

from typing import Any

from caspian.server.answers import ANYWHERE, NOTHING_RUNS, SAFE, Headers, Start, strict_transport

_POLICY = "Content-Security-Policy"
# What no browser shows as a document: the headers that only documents heed are 160 bytes of each.
# A drawing is one, when it is opened by itself.
_PARTS = ("text/css", "text/javascript", "application/speculationrules+json", "font/", "image/")
_DRAWING = "image/svg"
_OF_DOCUMENTS = {"referrer-policy", "x-frame-options", "permissions-policy"}


class Safety:
    """Completes answers: what an answer says itself stays, what it doesn't say is added."""

    def __init__(self, scheme: str) -> None:
        self._always = [*NOTHING_RUNS, *SAFE[1:], *strict_transport(scheme)]

    def completed(self, headers: Headers) -> Headers:
        """Return headers with those that every answer of its kind carries."""
        said = {name.lower() for name, _ in headers}
        # Browsers heed the policy before it, but old ones heed nothing else.
        if any(name == _POLICY and ANYWHERE in value for name, value in headers):
            said.add("x-frame-options")
        if any(name.lower() == "content-type" and _is_part(value) for name, value in headers):
            said |= _OF_DOCUMENTS
        return [*headers, *(pair for pair in self._always if pair[0].lower() not in said)]

    def over(self, start: Start) -> Start:
        """Return a way to start an answer, whose headers are completed."""

        def started(status: str, headers: Headers) -> Any:
            return start(status, self.completed(headers))

        return started


def _is_part(media_type: str) -> bool:
    """Return whether what has this type is only ever a part of a document."""
    return media_type.startswith(_PARTS) and not media_type.startswith(_DRAWING)
