"""The pictures of an article in HTML: where they stand, and what is said of them."""

import re
from collections.abc import Sequence

from lxml.html import HtmlElement

from caspian.formats.saved_page.kinds import PageLine
from caspian.formats.saved_page.page import SavedPicture
from caspian.formats.saved_page.texts import tidy

SMALLEST = 100  # pixels, where the page says how large it shows a picture
MOST = 40
_LATER = ("data-src", "data-original", "data-lazy-src", "data-full-src", "data-hi-res-src")
_NO_PICTURE = re.compile(
    r"avatar|logo|icon|emoji|sprite|pixel|spacer|blank\.|badge|button|banner|advert|\bads?\b|"
    r"share|social|related|teaser|recommend|promo|author|byline|newsletter|tracking",
    re.IGNORECASE,
)
_CREDIT = re.compile(r"credit|copyright|photographer|source", re.IGNORECASE)
_AROUND = ("nav", "aside", "footer", "noscript", "button")
_BEGINNING = 40  # letters by which a paragraph is found again


def pictures_of(tree: HtmlElement, body: Sequence[PageLine]) -> list[tuple[int, SavedPicture]]:
    """Return the article's pictures, each with the number of the paragraph that it stands before.

    A picture counts from the headline on, or from the first paragraph, to the last one.
    """
    beginnings = [line.text[:_BEGINNING] for line in body]
    heading = next(tree.iter("h1"), None)
    begun, at, ends = heading is None, 0, len(body)
    found: list[tuple[int, SavedPicture]] = []
    seen: set[str] = set()
    for element in tree.iter("h1", "h2", "h3", "h4", "p", "div", "li", "img", "blockquote", "td"):
        if element is heading:
            begun = True
        elif element.tag == "img":
            picture = _picture(element) if begun and at < ends else None
            if picture and picture.addresses[0] not in seen and len(found) < MOST:
                seen.add(picture.addresses[0])
                found.append((at, picture))
        elif (step := _step(element, beginnings, at)) is not None:
            at, begun = step + 1, True
    return found


def caption_lines(pictures: Sequence[tuple[int, SavedPicture]]) -> frozenset[str]:
    """Return what the article's text must not repeat."""
    said = {text for _, one in pictures for text in (one.caption, one.credit) if text}
    return frozenset(said | {f"{one.caption} {one.credit}".strip() for _, one in pictures})


def _step(element: HtmlElement, beginnings: Sequence[str], at: int) -> int | None:
    """Return the number of the paragraph that an element holds, if it is one of the next."""
    if element.tag == "div" and len(element) > 6:
        return None
    text = tidy(element.text_content()[:400])
    for number in range(at, min(at + 6, len(beginnings))):
        if beginnings[number] and text.startswith(beginnings[number]):
            return number
    return None


def _picture(img: HtmlElement) -> SavedPicture | None:
    figure = next(
        (one for one in img.iterancestors("figure", "picture") if one.tag == "figure"), None
    )
    above = list(img.iterancestors())
    called = " ".join(
        f"{one.get('class') or ''} {one.get('id') or ''}" for one in (img, *above[:3])
    )
    addresses = _addresses(img)
    if not addresses or any(one.tag in _AROUND for one in above) or _is_small(img):
        return None
    if _NO_PICTURE.search(called) or _NO_PICTURE.search(addresses[0][:300].rpartition("/")[2]):
        return None
    caption, credit = _said(figure) if figure is not None else ("", "")
    return SavedPicture(addresses, tidy(img.get("alt") or ""), caption, credit)


def _addresses(img: HtmlElement) -> tuple[str, ...]:
    given = [img.get("src"), *(img.get(name) for name in _LATER)]
    given += _of_set(img.get("srcset") or img.get("data-srcset") or "")
    kept = [one.strip() for one in given if one and not _is_placeholder(one.strip())]
    return tuple(dict.fromkeys(kept))


def _is_placeholder(address: str) -> bool:
    is_data = address.startswith("data:")
    return is_data and ("svg" in address[:30] or len(address) < 400)


def _of_set(srcset: str) -> list[str]:
    """Return the largest of a set of sizes; addresses may hold commas, but end in a blank."""
    parts = re.findall(r"(\S+)\s+(\d+(?:\.\d+)?)[wx]", srcset)
    return [max(parts, key=lambda part: float(part[1]))[0]] if parts else []


def _is_small(img: HtmlElement) -> bool:
    sizes = [img.get("width"), img.get("height")]
    return any(size.isdecimal() and int(size) < SMALLEST for size in sizes if size)


def _said(figure: HtmlElement) -> tuple[str, str]:
    caption = next(figure.iter("figcaption"), None)
    if caption is None:
        return "", ""
    text = tidy(caption.text_content())
    for part in caption.iter("span", "cite", "small", "div", "p"):
        if _CREDIT.search(part.get("class") or part.get("itemprop") or ""):
            credit = tidy(part.text_content())
            return tidy(text.replace(credit, "", 1)), credit
    return text, ""
