"""Strict checks of the files at the root: robots.txt (RFC 9309), security.txt (RFC 9116), ads.txt
1.1, trust.txt, tdmrep.json, RSL 1.0.
"""

import datetime as dt
import json
import re
from collections.abc import Iterator

from lxml import etree

from tests.feeds.strict.reading import counts, is_address, is_iri, moment, name, root_of, strangers

R = "{https://rslstandard.org/rsl}"
_USES = {"all", "ai-all", "ai-train", "ai-input", "ai-index", "search"}
_TRUST = (
    "member", "belongto", "control", "controlledby", "social", "vendor", "customer", "disclosure",
    "contact", "datatrainingallowed",
)  # fmt: skip
# Some crawlers have figures in their names, which the RFC's grammar does not.
_TOKEN = re.compile(r"^(\*|[A-Za-z0-9_-]+)$")
_LANGUAGES = re.compile(r"^[a-z]{2,3}(-[A-Za-z0-9]+)*(, ?[a-z]{2,3}(-[A-Za-z0-9]+)*)*$")


def _text(data: bytes) -> tuple[str, list[str]]:
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return "", [f"is not UTF-8: {error}"]
    found = ["begins with a byte order mark"] if text.startswith("\ufeff") else []
    if not text.endswith("\n"):
        found.append("does not end with a line's end")
    if re.search("[\x00-\x08\x0b-\x1f\x7f]", text.replace("\r\n", "\n")):
        found.append("holds a control character")
    return text, found


def robots_faults(data: bytes) -> list[str]:
    """Return what is wrong with a robots.txt."""
    text, found = _text(data)
    if len(data) > 500 * 1024:
        found.append("is larger than what crawlers must read")
    in_group, agents, before = False, list[str](), ""
    for line in text.splitlines():
        said = line.partition("#")[0].strip()
        if not said:
            continue
        field, colon, value = (one.strip() for one in said.partition(":"))
        field = field.lower()
        if not colon:
            found.append(f"{line!r} has no colon")
        elif field == "user-agent":
            in_group = True
            agents.append(value.lower())
            if not _TOKEN.match(value):
                found.append(f"{value!r} is no name of a crawler")
        elif field in ("allow", "disallow"):
            if not in_group:
                found.append(f"{line!r} is for nobody")
            if value and not value.startswith(("/", "*")):
                found.append(f"{value!r} is no path")
        elif field in ("sitemap", "license") and not is_address(value):
            found.append(f"{value!r} is no absolute address")
        elif field not in ("sitemap", "license", "crawl-delay"):
            found.append(f"{field!r} is no field of robots.txt")
        before = field
    if before == "user-agent":
        found.append("ends in a group without a rule")
    if "*" not in agents:
        found.append("says nothing to all crawlers")
    return found + [f"{one} has two groups" for one in set(agents) if agents.count(one) > 1]


def security_faults(data: bytes, now: dt.datetime) -> list[str]:
    """Return what is wrong with a security.txt at a moment."""
    text, found = _text(data)
    said: dict[str, list[str]] = {}
    for line in text.splitlines():
        field, colon, value = line.partition(": ")
        if line and not line.startswith("#"):
            if not colon or not value.strip():
                found.append(f"{line!r} is no field with a value")
            said.setdefault(field.lower(), []).append(value)
    if not said.get("contact"):
        found.append("names no contact")
    for field in ("expires", "preferred-languages"):
        if len(said.get(field, [])) > 1:
            found.append(f"has {field} twice")
    expires = moment((said.get("expires") or [""])[0])
    if expires is None or not now < expires <= now + dt.timedelta(days=366):
        found.append(f"does not hold until a moment of the next year: {expires}")
    for field in ("contact", "policy", "canonical", "encryption", "acknowledgments", "hiring"):
        for value in said.get(field, []):
            if not is_iri(value) or value.startswith("http:"):
                found.append(f"{field} {value!r} is no IRI, or a web address without https")
    for value in said.get("preferred-languages", []):
        if not _LANGUAGES.match(value):
            found.append(f"{value!r} are no languages")
    return found


def ads_faults(data: bytes) -> list[str]:
    """Return what is wrong with an ads.txt."""
    text, found = _text(data)
    for line in text.splitlines():
        said = line.partition("#")[0].strip()
        if not said:
            continue
        fields = [one.strip() for one in said.split(",")]
        if re.match(r"^[A-Za-z]+=", said):
            if said.partition("=")[0].upper() not in (
                "CONTACT", "SUBDOMAIN", "INVENTORYPARTNERDOMAIN", "OWNERDOMAIN", "MANAGERDOMAIN"
            ):  # fmt: skip
                found.append(f"{line!r} is no variable")
        elif len(fields) not in (3, 4) or fields[2].upper() not in ("DIRECT", "RESELLER"):
            found.append(f"{line!r} is no record")
        elif "." not in fields[0] or "/" in fields[0] or not all(fields):
            found.append(f"{fields[0]!r} is no domain, or a field is empty")
    return found


def trust_faults(data: bytes) -> list[str]:
    """Return what is wrong with a trust.txt."""
    text, found = _text(data)
    for line in text.splitlines():
        said = line.partition("#")[0].strip()
        field, sign, value = said.partition("=")
        if not said:
            continue
        if field not in _TRUST or not sign:
            found.append(f"{line!r} is no line of trust.txt")
        elif field == "datatrainingallowed":
            if value not in ("yes", "no"):
                found.append(f"{value!r} is neither yes nor no")
        elif not (is_address(value) or (field == "contact" and is_iri(value))):
            found.append(f"{value!r} is no address")
    return found


def tdmrep_faults(data: bytes) -> list[str]:
    """Return what is wrong with a tdmrep.json."""
    try:
        said = json.loads(data.decode("utf-8"))
    except ValueError as error:
        return [f"is no JSON: {error}"]
    if not isinstance(said, list) or not said:
        return ["is no list of rules"]
    found = []
    for rule in said:
        if not isinstance(rule, dict):
            return ["a rule is no object"]
        unknown = sorted(set(rule) - {"location", "tdm-reservation", "tdm-policy"})
        found += [f"{key} is no key of a rule" for key in unknown]
        if not str(rule.get("location", "")).startswith("/"):
            found.append("a rule has no location")
        reserved = rule.get("tdm-reservation")
        if isinstance(reserved, bool) or reserved not in (0, 1):
            found.append("a rule says neither 0 nor 1")
        if "tdm-policy" in rule and not (is_address(rule["tdm-policy"]) and reserved == 1):
            found.append("a policy is no address, or nothing is reserved")
    return found


def rsl_faults(data: bytes) -> list[str]:
    """Return what is wrong with a licence in RSL."""
    root, found = root_of(data)
    if root is None:
        return found
    if root.tag != f"{R}rsl" or not len(root):
        return [*found, "is no RSL"]
    found += strangers(root, [f"{R}content"])
    for content in root:
        if not str(content.get("url", "")).startswith(("/", "http")):
            found.append("a content says not where")
        rules = {f"{R}license": (1, None), f"{R}terms": (0, 1), f"{R}copyright": (0, 1)}
        found += counts(content, rules)
        found += strangers(content, rules)
        for terms in content.findall(f"{R}terms"):
            if not is_address(terms.text or ""):
                found.append("the terms have no address")
        for licence in content.findall(f"{R}license"):
            found += strangers(licence, [f"{R}permits", f"{R}prohibits", f"{R}payment"])
            found += _uses([one for one in licence if name(one)])
    return found


def _uses(said: list[etree._Element]) -> Iterator[str]:
    uses: list[str] = []
    for one in said:
        if one.get("type") != "usage":
            yield f"{one.get('type')!r} is no type of what is permitted"
        own = re.split(r"[,\s]+", (one.text or "").strip())
        uses += own
        yield from (f"{use!r} is no use" for use in own if use not in _USES)
    yield from (f"{use} stands twice" for use in set(uses) if uses.count(use) > 1)
