"""How the programs that people copy from write headings, lists, notes and what is not text."""

import re

from caspian.formats.pasted.tokens import Tag

_MARK = re.compile(
    r"#(?:_(?P<word>ftn|edn)(?P<a>\d+)|sd(?P<lo>footnote|endnote)(?P<b>\d+)sym|ftnt(?P<c>\d+)"
    r"|cite_note-(?P<d>.+)|fn[:-]?(?P<e>\w+)|(?:foot|end)note-(?P<f>\w+))$"
)
_BACK = re.compile(
    r"#(?:_(?P<word>ftn|edn)ref(?P<a>\d+)|sd(?P<lo>footnote|endnote)(?P<b>\d+)anc"
    r"|ftnt_ref(?P<c>\d+)|cite_ref-(?P<d>.+?)(?:_?\d+-\d+|-\d+)?|fnref[:-]?(?P<e>\w+)"
    r"|(?:foot|end)note-ref-(?P<f>\w+))$"
)
_COMMENT = re.compile(r"#(?:_msocom_\d+|_msoanchor_\d+|cmnt(?:_ref)?\d+)$")
_NUMBER = re.compile(r"[\s\u00a0]*\(?(?:\d+|[a-z]{1,3}|[ivxlcdm]+)[.)]", re.I)
_HEADING_CLASS = re.compile(r"(?:Mso)?(?:Heading|Title|Subtitle)\d?$", re.I)
_QUOTE_CLASS = re.compile(r"Mso(?:Intense)?Quote$|^(?:quotations|Quotations)$")
_LEVEL = re.compile(r"\bl\d+ level\d|\blevel\d")


def note_that_a_link_leads_to(href: str) -> str:
    """Return the key of the note that a mark in the text leads to, or nothing."""
    return _key(_MARK.match(href))


def note_that_a_link_leads_back_from(href: str) -> str:
    """Return the key of the note in which a link leads back to its mark, or nothing."""
    return _key(_BACK.match(href))


def is_comment_mark(href: str) -> bool:
    """Return whether a link leads to a comment beside the text, or back from it."""
    return bool(_COMMENT.match(href))


def is_hidden(tag: Tag, styles: dict[str, str]) -> bool:
    """Return whether the source shows nothing of an element."""
    if "hidden" in tag.given or styles.get("display") == "none" or styles.get("mso-hide") == "all":
        return True
    return tag.name == "del" and ("cite" in tag.given or "datetime" in tag.given)


def is_about_the_text(tag: Tag, styles: dict[str, str]) -> bool:
    """Return whether an element holds what somebody said of the text, and no text."""
    if styles.get("mso-element", "") in ("comment", "comment-list"):
        return True
    names = ("MsoCommentReference", "MsoCommentText", "msocomanchor", "msocomtxt", "msocomoff")
    return any(name in names for name in tag.classes)


def is_list_mark(styles: dict[str, str]) -> bool:
    """Return whether an element is the bullet or number that Word writes before an item."""
    return styles.get("mso-list", "") == "ignore"


def is_list_item(styles: dict[str, str]) -> bool:
    """Return whether a paragraph of Word is an item of a list."""
    return bool(_LEVEL.search(styles.get("mso-list", "")))


def is_number(mark: str) -> bool:
    """Return whether the mark of an item counts."""
    return bool(_NUMBER.fullmatch(mark.strip(" \t\n\r\u00a0")))


def is_heading(tag: Tag, styles: dict[str, str]) -> bool:
    """Return whether an element is a heading within the text."""
    if tag.name in ("h1", "h2", "h3", "h4", "h5", "h6"):
        return True
    if tag.name != "p":
        return False
    return any(map(_HEADING_CLASS.match, tag.classes)) or "mso-outline-level" in styles


def is_quote(tag: Tag) -> bool:
    """Return whether an element holds somebody else's words."""
    return tag.name == "blockquote" or (
        tag.name == "p" and any(map(_QUOTE_CLASS.search, tag.classes))
    )


def note_container(tag: Tag, styles: dict[str, str]) -> str:
    """Return the key of the note that an element holds whole, or nothing."""
    name = tag.given.get("id", "")
    if styles.get("mso-element") in ("footnote", "endnote") and name:
        return _key(_MARK.match(f"#_{name}"))
    if re.fullmatch(r"sd(?:footnote|endnote)\d+", name):
        return _key(_MARK.match(f"#{name}sym"))
    return note_that_a_link_leads_to(f"#{name}") if name and tag.name == "li" else ""


def _key(found: re.Match[str] | None) -> str:
    if found is None:
        return ""
    named = found.groupdict()
    kind = named.pop("word") or named.pop("lo") or ""
    named.pop("lo", None)
    return kind[:1] + next((value for value in named.values() if value), "")
