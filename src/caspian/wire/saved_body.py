"""Makes the body of an article of what a saved page holds: blocks, pictures, bylines."""

import binascii
import re
from base64 import b64decode
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from urllib.parse import unquote, unquote_to_bytes, urlsplit

from caspian.formats.pasted.blocks import PastedParagraph
from caspian.formats.saved_page.read import SavedPage, SavedPicture
from caspian.newsroom.desk.adding.views import made as made_record
from caspian.newsroom.desk.pasting.pictures import take
from caspian.newsroom.desk.pasting.state import BlockMaking, Raw, raw_block
from caspian.newsroom.drafts.proposed import CONTRIBUTOR
from caspian.newsroom.models import Byline, Contributor, Picture
from caspian.newsroom.near_names import near_names

LARGEST_PICTURE = 40 * 1024 * 1024
_DATA = re.compile(r"data:image/(?P<kind>[\w.-]+)[^,;]*(?P<base64>;base64)?,(?P<data>.*)", re.S)


class BodyMaking:
    """Makes the blocks of one page, and keeps what is to be said of it."""

    def __init__(self, folder: Path) -> None:
        """Take the folder that the page's file lies in: browsers put its pictures beside it."""
        self._folder = folder.resolve()
        self._making = BlockMaking(None)
        self._elsewhere: list[str] = []
        self._refused: list[str] = []
        self.pictures: list[Picture] = []
        """those that were stored for this page, and were not there before"""

    def stream(self, page: SavedPage) -> list[Raw]:
        """Return the blocks as the database holds them; paragraphs in a row are one block."""
        raw: list[Raw] = []
        for block in page.blocks:
            if isinstance(block, SavedPicture):
                raw += [shown] if (shown := self._picture(block)) else []
                continue
            for one in self._making.raw([block]):
                if isinstance(block, PastedParagraph) and raw and raw[-1]["type"] == "paragraph":
                    raw[-1]["value"] += one["value"]
                else:
                    raw.append(one)
        return raw

    def said(self) -> list[str]:
        """Return what was left out, in sentences."""
        said = [*self._making.said, *self._refused]
        if self._elsewhere:
            number = len(self._elsewhere)
            hosts = sorted({urlsplit(one).netloc for one in self._elsewhere} - {""})
            where = f" at {', '.join(hosts)}" if hosts else ", and no file of it beside the page"
            some = "1 picture was" if number == 1 else f"{number} pictures were"
            said.append(
                f"{some} left out: nothing is fetched, and only an address is known{where}. "
                "Save the page as “Web page, complete”, or put them in at the desk."
            )
        return said

    def _picture(self, picture: SavedPicture) -> Raw | None:
        found = next(filter(None, map(self._file, picture.addresses)), None)
        if found is None:
            web = (one for one in picture.addresses if not one.startswith("data:"))
            self._elsewhere.append(next(web, ""))
            return None
        before = set(Picture.objects.values_list("pk", flat=True))
        taken = take(
            None,
            *found,
            alt=picture.alt[:255],
            caption=picture.caption,
            title=(picture.alt or picture.caption)[:255],
            credit=picture.credit[:200],
        )
        if taken.picture is None:
            self._refused.append(taken.said)
            return None
        self.pictures += [] if taken.picture.pk in before else [taken.picture]
        words = {"alt": picture.alt, "caption": picture.caption, "credit": picture.credit}
        return raw_block("image", {"image": taken.picture.pk, **words})

    def _file(self, address: str) -> tuple[str, bytes] | None:
        """Return name and bytes of a picture in the page, or beside it; nothing is fetched."""
        if match := _DATA.fullmatch(address):
            data = unquote_to_bytes(match["data"])
            try:
                data = b64decode(data, validate=False) if match["base64"] else data
            except (binascii.Error, ValueError):
                return None
            return f"picture.{match['kind']}", data
        parts = urlsplit(address)
        if parts.scheme or parts.netloc or not parts.path:
            return None
        try:
            file = (self._folder / unquote(parts.path)).resolve()
            # A page of strangers must not name the rest of the disk.
            if not file.is_relative_to(self._folder) or not file.is_file():
                return None
            if file.stat().st_size > LARGEST_PICTURE:
                return None
            return file.name, file.read_bytes()
        except (OSError, ValueError):
            return None


def bylines_of(authors: Sequence[str]) -> tuple[list[Byline], list[str]]:
    """Return the bylines, and the names of whom the paper did not know and does now."""
    lines: list[Byline] = []
    new: list[str] = []
    for name in authors:
        known = next((one for one in near_names(Contributor, name) if one.is_same), None)
        if known is None:
            contributor: Any = made_record(CONTRIBUTOR, {"name": name})
            contributor.save()
            new.append(name)
        else:
            contributor = Contributor.objects.get(pk=known.pk)
        if all(line.contributor != contributor for line in lines):
            lines.append(Byline(sort_order=len(lines), contributor=contributor))
    return lines, new
