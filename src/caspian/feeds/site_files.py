"""The small files at the root of the site, as the publisher decided in the desk."""

import datetime as dt
import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from caspian.common.text import web_address
from caspian.edition.document import MOVED, Document
from caspian.edition.splice import part
from caspian.feeds.calendar import next_month
from caspian.feeds.sitemaps import INDEX, NEWS
from caspian.formats.site_files import write
from caspian.formats.site_files.check import is_contact
from caspian.formats.site_files.write import AiUse
from caspian.newsroom.models import CrawlerSettings
from caspian.newsroom.subjects import CRAWLERS
from caspian.pages.reads import paper
from caspian.pages.reads.door import expires_at, now, read, record_subject

ROBOTS, ADS, RSL = "/robots.txt", "/ads.txt", "/license.xml"
TRUST, SECURITY = "/.well-known/trust.txt", "/.well-known/security.txt"
TDMREP = "/.well-known/tdmrep.json"
ELSEWHERE = {"/trust.txt": TRUST, "/security.txt": SECURITY}
"""older places of two of them, which lead to where they stand"""
FILES = (ROBOTS, ADS, RSL, TRUST, SECURITY, TDMREP, *ELSEWHERE)
# What is asked for by those who write, and changes with each of them; nothing there is the paper.
# Searches are open: their answers say that they are not to be indexed, which who may not read them
# never sees, and would list addresses that somebody else's links made up.
_CLOSED = ("/desk/", "/comments/")
_MONTHS = 10
"""for which a security.txt holds at least; RFC 9116 wants less than a year"""


@dataclass(frozen=True)
class Told:
    """What the publisher tells crawlers; see `CrawlerSettings`."""

    use: AiUse
    robots: str
    ads: str
    trust: str
    contact: str
    policy: str


def site_file(path: str) -> Document | None:
    """Render the file that stands at a path of FILES; None where there is nothing to say."""
    root = paper.public_address()
    said = told()
    if path in ELSEWHERE:
        stands = site_file(ELSEWHERE[path])
        return Document(path, MOVED, location=ELSEWHERE[path]) if stands else None
    if path == ROBOTS:
        return _file(path, write.PLAIN, _robots(said, root))
    if path == RSL:
        name = paper.publication(paper.default_language()).name
        return _file(path, write.RSL, write.rsl(said.use, name))
    if path == TDMREP:
        return _file(path, write.JSON, write.tdmrep(said.use))
    if path == SECURITY:
        return _file(path, write.PLAIN, _security(said, root)) if said.contact else None
    lines = (said.ads if path == ADS else said.trust).strip()
    return _file(path, write.PLAIN, f"{lines}\n") if lines else None


@read
def told() -> Told:
    """Return what the publisher decided, or what holds until then."""
    record_subject(CRAWLERS)
    found = CrawlerSettings.objects.first() or CrawlerSettings()
    # The forms let nothing else through; a command does.
    terms, policy = web_address(found.terms_address), web_address(found.security_policy)
    contact = found.security_contact if is_contact(found.security_contact) else ""
    use = AiUse(found.may_train, found.may_answer, terms)
    return Told(use, found.robots, found.ads, found.trust, contact, policy)


@read
def good_until() -> dt.datetime:
    """Return until when what is said now is to be believed: it is said anew each month."""
    month = now().date().replace(day=1)
    expires_at(_midnight(next_month(month)))
    for _ in range(_MONTHS + 1):
        month = next_month(month)
    return _midnight(month)


@lru_cache
def crawlers() -> dict[str, list[str]]:
    """Return the crawlers of AI companies that are known, by what they collect for."""
    known: dict[str, list[str]] = json.loads(
        Path(__file__).with_name("ai_crawlers.json").read_text("utf-8")
    )
    return known


def _robots(said: Told, root: str) -> str:
    known, refused = crawlers(), list[str]()
    if not said.use.may_train:
        refused += known["training"]
    if not said.use.may_answer:
        refused += known["answers"]
    sitemaps = (root + INDEX, root + NEWS)
    # Only where licences are on offer: Lighthouse takes a line that it does not know for a fault.
    licence = root + RSL if said.use.terms else ""
    return write.robots(_CLOSED, refused, said.robots, sitemaps, licence)


def _security(said: Told, root: str) -> str:
    languages = ", ".join(home.language.code for home in paper.homes())
    return write.security(said.contact, said.policy, root + SECURITY, good_until(), languages)


def _midnight(day: dt.date) -> dt.datetime:
    return dt.datetime.combine(day, dt.time.min, tzinfo=dt.UTC)


def _file(path: str, media_type: str, text: str) -> Document:
    return Document(path, media_type=media_type, parts=(part(text.encode()),))
