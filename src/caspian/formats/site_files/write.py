"""Writes the files at the root of a site that tell crawlers and researchers what they may do.

Methods: RFC 9309 (robots.txt), RFC 9116 (security.txt), the TDM Reservation Protocol of W3C's
community group (tdmrep.json), RSL 1.0 (license.xml).
"""

import datetime as dt
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from caspian.common.dates import iso
from caspian.formats.xml.write import DECLARATION, element, where, wrapped

PLAIN = "text/plain; charset=utf-8"
JSON = "application/json; charset=utf-8"
RSL = "application/rsl+xml; charset=utf-8"


@dataclass(frozen=True)
class AiUse:
    """What AI companies may do with the articles, and where the terms stand; empty for nowhere."""

    may_train: bool
    may_answer: bool
    terms: str = ""


def robots(
    closed: Iterable[str], refused: Sequence[str], more: str, sitemaps: Iterable[str], license: str
) -> str:
    """Return a robots.txt: `closed` paths for all, `refused` crawlers that may read nothing."""
    groups = ["User-agent: *", *(f"Disallow: {path}" for path in closed), "Allow: /"]
    if refused:
        groups += ["", *(f"User-agent: {name}" for name in refused), "Disallow: /"]
    if more.strip():
        groups += ["", *more.strip().splitlines()]
    said = [f"Sitemap: {address}" for address in sitemaps]
    if license:
        said.append(f"License: {license}")
    return "\n".join([*groups, "", *said, ""])


def security(contact: str, policy: str, own: str, expires: dt.datetime, languages: str) -> str:
    """Return a security.txt; `own` is the address at which it stands.

    An address without https is left out: no such file may have one (RFC 9116, section 2.5).
    """
    lines = [f"Contact: {contact}", f"Expires: {iso(expires)}", f"Preferred-Languages: {languages}"]
    for name, address in (("Policy", policy), ("Canonical", own)):
        if address.startswith("https:"):
            lines.append(f"{name}: {address}")
    return "\n".join([*lines, ""])


def tdmrep(use: AiUse) -> str:
    """Return a tdmrep.json: whether the rights in text and data mining are reserved."""
    said: dict[str, object] = {"location": "/*", "tdm-reservation": 0 if use.may_train else 1}
    if use.terms and not use.may_train:
        said["tdm-policy"] = use.terms
    return json.dumps([said], ensure_ascii=False, indent=1) + "\n"


def rsl(use: AiUse, owner: str) -> str:
    """Return a licence in RSL: what is permitted and what is not, in its vocabulary of uses."""
    uses = {"search": True, "ai-input": use.may_answer, "ai-train": use.may_train}
    permitted = " ".join(name for name, may in uses.items() if may)
    prohibited = " ".join(name for name, may in uses.items() if not may)
    licence = element("permits", permitted, type="usage")
    licence += where(prohibited, "prohibits", type="usage")
    content = wrapped("license", licence) + where(use.terms, "terms")
    content += element("copyright", owner, type="organization")
    inner = wrapped("content", content, url="/")
    return f"{DECLARATION}{wrapped('rsl', inner, xmlns='https://rslstandard.org/rsl')}\n"
