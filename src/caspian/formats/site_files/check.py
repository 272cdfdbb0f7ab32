"""Checks what a publisher writes into robots.txt, ads.txt and trust.txt: what is wrong, by line.

Methods: RFC 9309 (robots.txt), IAB Tech Lab's ads.txt 1.1, JournalList's trust.txt 1.4.
"""

import re
from collections.abc import Callable, Iterator

_DOMAIN = r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z0-9-]{2,}"
_ROBOTS = frozenset(
    {
        "user-agent", "allow", "disallow", "crawl-delay", "sitemap", "clean-param", "host",
        "license", "content-signal", "content-usage", "noindex",
    }
)  # fmt: skip
_GROUPED = frozenset({"allow", "disallow", "crawl-delay", "noindex"})
_ADS_RECORD = re.compile(
    rf"^{_DOMAIN}\s*,\s*[^\s,]+\s*,\s*(?:DIRECT|RESELLER)\s*(?:,\s*[\w.-]+\s*)?$", re.IGNORECASE
)
_ADS_VARIABLE = re.compile(
    r"^(?:contact|subdomain|inventorypartnerdomain|ownerdomain|managerdomain)\s*=\s*\S.*$",
    re.IGNORECASE,
)
_TRUST = frozenset(
    {
        "member", "belongto", "control", "controlledby", "social", "vendor", "customer",
        "disclosure", "contact", "datatrainingallowed",
    }
)  # fmt: skip
_ADDRESS = re.compile(rf"^(?:https?://[^\s\"<>]+|mailto:[^\s\"<>@]+@{_DOMAIN}|{_DOMAIN}/?)$", re.I)
_CONTACT = re.compile(
    rf"^(?:https://{_DOMAIN}[^\s\"<>]*|mailto:[^\s\"<>@]+@{_DOMAIN}|tel:\+?\d[\d().-]+)$", re.I
)
_TRUST_LINE = re.compile(r"^(?P<name>[a-z]+)\s*=\s*(?P<value>\S+)$", re.IGNORECASE)


def robots_fault(text: str) -> str:
    """Return what is wrong with lines of a robots.txt, or an empty text."""
    if hidden := _hidden(text):
        return hidden
    has_group = False
    for number, line in _lines(text):
        name, colon, _ = line.partition(":")
        field = name.strip().lower()
        if not colon:
            return (
                f"Line {number}: write a field, a colon and a value, such as “Disallow: /drafts/”."
            )
        if field not in _ROBOTS:
            return f"Line {number}: robots.txt knows no field “{name.strip()}”."
        if field in _GROUPED and not has_group:
            return (
                f"Line {number}: a “User-agent:” line must stand before it, to say whom it is for."
            )
        has_group |= field == "user-agent"
    return ""


def ads_fault(text: str) -> str:
    """Return what is wrong with lines of an ads.txt, or an empty text."""
    return _first(
        text,
        lambda line: bool(_ADS_RECORD.match(line) or _ADS_VARIABLE.match(line)),
        "write domain, account, DIRECT or RESELLER, such as “example.com, 1234, DIRECT”",
    )


def trust_fault(text: str) -> str:
    """Return what is wrong with lines of a trust.txt, or an empty text."""
    return _first(
        text,
        _is_trust,
        "write one of member, belongto, control, controlledby, social, vendor, customer, "
        "disclosure, contact, then “=” and a web address, or datatrainingallowed=no",
    )


def is_contact(text: str) -> bool:
    """Return whether a text is an address by which somebody is reached, as security.txt has it."""
    return text.isascii() and _CONTACT.match(text) is not None


def _is_trust(line: str) -> bool:
    found = _TRUST_LINE.match(line)
    if found is None or found["name"].lower() not in _TRUST:
        return False
    if found["name"].lower() == "datatrainingallowed":
        return found["value"].lower() in ("yes", "no")
    return _ADDRESS.match(found["value"]) is not None


def _first(text: str, is_right: Callable[[str], bool], advice: str) -> str:
    if hidden := _hidden(text):
        return hidden
    wrong = (number for number, line in _lines(text) if not is_right(line))
    number = next(wrong, None)
    return "" if number is None else f"Line {number}: {advice}."


def _hidden(text: str) -> str:
    """Return which line a character ends that nobody sees, such as one that came by pasting."""
    for number, line in enumerate(re.split("\r\n|[\r\n]", text), start=1):
        if len(line.splitlines()) > 1 or line.splitlines() not in ([], [line]):
            return f"Line {number}: a hidden character ends it before its end: type it anew."
    return ""


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """Yield each line that says anything, without its comment, and its number."""
    for number, line in enumerate(text.splitlines(), start=1):
        if said := line.partition("#")[0].strip():
            yield number, said
