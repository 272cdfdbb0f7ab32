"""How letters look, by the element that they stand in and by what its style attribute says."""

import re
from dataclasses import replace

from caspian.formats.pasted.inline import LetterLooks, link
from caspian.formats.pasted.tokens import Tag

_BOLD = re.compile(r"bold|bolder|[6-9]00")


def looks_of(tag: Tag, styles: dict[str, str], outer: LetterLooks) -> LetterLooks:
    """Return how letters look in an element that stands among others."""
    if outer not in tag.worked_out:
        tag.worked_out[outer] = _looks_of(tag, styles, outer)
    found: LetterLooks = tag.worked_out[outer]
    return found


def _looks_of(tag: Tag, styles: dict[str, str], outer: LetterLooks) -> LetterLooks:
    name = tag.name
    changes: dict[str, object] = {}
    if name in ("b", "strong"):
        changes["b"] = True
    elif name in ("i", "em", "cite", "var"):
        changes["i"] = True
    elif name in ("s", "strike", "del"):
        changes["s"] = True
    elif name in ("sup", "sub"):
        changes.update({"sup": name == "sup", "sub": name == "sub"})
    elif name == "a" and (address := link(tag.given.get("href", ""))):
        changes["href"] = address
    if styles:
        changes.update(_of_styles(styles))
    return replace(outer, **changes) if changes else outer  # type: ignore[arg-type]


def _of_styles(styles: dict[str, str]) -> dict[str, object]:
    changes: dict[str, object] = {}
    if weight := styles.get("font-weight"):
        changes["b"] = bool(_BOLD.match(weight))
    if style := styles.get("font-style"):
        changes["i"] = style.startswith(("italic", "oblique"))
    if raised := styles.get("vertical-align"):
        if raised in ("super", "sub"):
            changes.update({"sup": raised == "super", "sub": raised == "sub"})
        elif raised == "baseline":
            changes.update({"sup": False, "sub": False})
    line = styles.get("text-decoration", "") + styles.get("text-decoration-line", "")
    if "line-through" in line:
        changes["s"] = True
    return changes
