"""Reads WXR strictly, and knows nothing of how ours is written: names whatever WordPress loses."""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lxml import etree, html

WP, DC = "{http://wordpress.org/export/1.2/}", "{http://purl.org/dc/elements/1.1/}"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
STATES = {
    "post": {"publish", "draft", "future", "private"}, "page": {"publish", "draft", "private"},
    "attachment": {"inherit"},
}  # fmt: skip
_DATE = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d")
_SHORTCODE = re.compile(r"\[/?[A-Za-z_]")
_TAGS = frozenset(
    [
        "a", "aside", "b", "blockquote", "br", "cite", "em", "figcaption", "figure", "h2", "h3",
        "hr", "i", "img", "li", "ol", "p", "s", "strong", "sub", "sup", "table", "tbody", "td",
        "th", "thead", "tr", "ul",
    ]
)  # fmt: skip


class StrictReader:
    """What some files of one export hold, and what is wrong with it."""

    def __init__(self, *paths: Path) -> None:
        self.faults: list[str] = []
        self.counts: Counter[str] = Counter()
        self.items: dict[str, dict[str, Any]] = {}
        """by guid"""
        self.terms: dict[tuple[str, str], str] = {}
        self.about: dict[tuple[str, str], str] = {}
        self.authors: dict[str, str] = {}
        self._ids: dict[str, str] = {}
        self._seen: set[tuple[str, str, str]] = set()
        self._named: set[tuple[str, str]] = set()
        for path in paths:
            self._file(path)
        self._whole()

    def _file(self, path: Path) -> None:
        version = ""
        tags = ("item", *(f"{WP}{name}" for name in ("author", "category", "tag", "term")))
        try:
            events = etree.iterparse(path, tag=(*tags, f"{WP}wxr_version"), huge_tree=True)
            for _, element in events:
                name = etree.QName(element).localname
                if name == "wxr_version":
                    version = element.text or ""
                elif name == "item":
                    self._item(element)
                elif element.getparent().tag == "channel":
                    self._declaration(name, element)
                if name == "item":
                    element.clear()
            if events.root.getroottree().docinfo.doctype:
                self.faults.append(f"{path.name} has a document type")
        except etree.XMLSyntaxError as bad:
            self.faults.append(f"{path.name} is no XML: {bad}")
        if version != "1.2":
            self.faults.append(f"{path.name} has the version {version!r}")

    def _declaration(self, name: str, element: Any) -> None:
        if name == "author":
            login = _text(element, "author_login")
            if not login or len(login) > 60 or _text(element, "author_email"):
                self.faults.append(f"the author {login!r} can't be made")
            self.authors[login] = _text(element, "author_display_name")
            return
        names = {
            "category": ("category_nicename", "cat_name", "category_description", "category"),
            "tag": ("tag_slug", "tag_name", "tag_description", "post_tag"),
            "term": ("term_slug", "term_name", "term_description", ""),
        }[name]
        key = (names[3] or _text(element, "term_taxonomy"), _text(element, names[0]))
        called = _text(element, names[1])
        if not all(key) or not called or self.terms.get(key, called) != called:
            self.faults.append(f"the term {key} is called {called!r}")
        self.terms[key], self.about[key] = called, _text(element, names[2])

    def _item(self, element: Any) -> None:
        kind, guid = _text(element, "post_type"), element.findtext("guid") or ""
        title, pk = element.findtext("title") or "", _text(element, "post_id")
        item = {
            "title": title, "kind": kind, "id": pk, "link": element.findtext("link"),
            "status": _text(element, "status"), "date": _text(element, "post_date"),
            "gmt": _text(element, "post_date_gmt"), "slug": _text(element, "post_name"),
            "author": element.findtext(f"{DC}creator"), "html": element.findtext(CONTENT) or "",
            "excerpt": element.findtext("{http://wordpress.org/export/1.2/excerpt/}encoded"),
            "file": _text(element, "attachment_url"),
            "terms": [(one.get("domain"), one.get("nicename"), one.text)
                      for one in element.findall("category")],
            "metas": {_text(one, "meta_key"): _text(one, "meta_value")
                      for one in element.findall(f"{WP}postmeta")},
            "comments": list(self._comments(element, guid)),
        }  # fmt: skip
        self.counts[kind] += 1
        self.faults += (f"{guid or title}: {fault}" for fault in self._faults(item, guid))
        self.items[guid], self._ids[pk] = item, kind
        self._named.update((domain, slug) for domain, slug, _ in item["terms"])

    def _faults(self, item: dict[str, Any], guid: str) -> Iterator[str]:
        key = (item["kind"], re.sub(r"\W", "", item["title"]).casefold(), item["date"])
        if not guid or guid in self.items:
            yield "its guid is missing or another item's"
        if not item["id"].isdecimal() or item["id"] in self._ids:
            yield "its id is missing or another item's"
        if key in self._seen:
            yield "WordPress takes it for another one: same title, same moment"
        self._seen.add(key)
        if item["status"] not in STATES.get(item["kind"], ()):
            yield f"it can't be {item['kind']}, {item['status']}"
        if not (_DATE.fullmatch(item["date"]) and _DATE.fullmatch(item["gmt"])):
            yield f"its dates are {item['date']} and {item['gmt']}"
        if not item["title"] or len(item["slug"].encode()) > 200:
            yield "its title or slug is missing or too long"
        if (item["kind"] == "attachment") != item["file"].startswith("http"):
            yield f"its file is {item['file']!r}"
        yield from _faults_of_html(item["html"])

    def _comments(self, element: Any, guid: str) -> Iterator[dict[str, str]]:
        before: set[str] = set()
        for one in element.findall(f"{WP}comment"):
            names = ("id", "author", "content", "approved", "parent", "author_email", "author_IP")
            said = {name: _text(one, f"comment_{name}") for name in names}
            self.counts["comment"] += 1
            lower = [int(parent) for parent in before]
            is_behind = not lower or int(said["id"]) > max(lower)
            if said["parent"] not in ("0", *before) or not is_behind:
                self.faults.append(f"{guid}: a comment answers {said['parent']}, or comes too late")
            if said["author_email"] or said["author_IP"] or said["approved"] not in "01trash":
                self.faults.append(f"{guid}: a comment tells who wrote it, or has no state")
            before.add(said["id"])
            yield said

    def _whole(self) -> None:
        """Look at what can be seen only when all of it is read."""
        for guid, item in self.items.items():
            if item["author"] not in self.authors:
                self.faults.append(f"{guid}: its author {item['author']!r} is not declared")
            thumbnail = item["metas"].get("_thumbnail_id")
            if thumbnail and self._ids.get(thumbnail) != "attachment":
                self.faults.append(f"{guid}: its picture {thumbnail} is not there")
        for key in sorted(self._named - self.terms.keys()):
            self.faults.append(f"the term {key} is not declared")
        for (taxonomy, slug), about in self.about.items():
            for pk in re.findall(r"i:(\d+);", about) if taxonomy == "post_translations" else ():
                if pk not in self._ids:
                    self.faults.append(f"{slug}: its translation {pk} is not there")


def _faults_of_html(written: str) -> Iterator[str]:
    if not written:
        return
    tree = html.fragment_fromstring(written, create_parent="div")
    names = {one.tag for one in tree.iterdescendants() if isinstance(one.tag, str)}
    if names - _TAGS:
        yield f"its body has {sorted(names - _TAGS)}"
    for name in names - {"br", "hr", "img"}:
        opened, closed = (len(re.findall(rf"<{s}{name}\b", written)) for s in ("", "/"))
        if opened != closed:
            yield f"its body opens <{name}> {opened} times and closes it {closed} times"
    for address in (*tree.xpath("//@src"), *tree.xpath("//@href")):
        if not re.match(r"https?://|mailto:|tel:|#", address):
            yield f"the address {address} leads nowhere"
    if _SHORTCODE.search(written):
        yield "WordPress takes something in it for a shortcode"


def _text(element: Any, name: str) -> str:
    return element.findtext(f"{WP}{name}") or ""
