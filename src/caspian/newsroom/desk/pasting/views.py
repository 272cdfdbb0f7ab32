"""Answers the form of an article with the blocks of what was pasted, dropped or chosen."""

from collections.abc import Iterable
from typing import Any
from urllib.parse import urlsplit

from django.http import HttpRequest, JsonResponse
from django.urls import URLPattern, path
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_POST

from caspian.dossiers.models import Place
from caspian.formats.pasted.blocks import (
    LeftOut,
    MissingPicture,
    Pasted,
    PastedParagraph,
    PastedTable,
)
from caspian.formats.pasted.files import LARGEST as LARGEST_FILE
from caspian.formats.pasted.files import FileFault, NotBrought, read_file
from caspian.formats.pasted.read import read
from caspian.newsroom.blocks.drawings import faults_of
from caspian.newsroom.blocks.map import MOST
from caspian.newsroom.desk.pasting.embeds import embed_of
from caspian.newsroom.desk.pasting.pictures import take
from caspian.newsroom.desk.pasting.state import BlockMaking, Raw, picture_block, raw_block, state
from caspian.newsroom.desk.pasting.words import FAULTS

LARGEST = 64 * 1024 * 1024
"""bytes of a clipboard: text is small, but pictures may lie in it"""


def addresses() -> list[URLPattern]:
    """Return the addresses below the desk's own."""
    return [
        path("pasting/", pasted, name="desk_pasting"),
        path("pasting/picture/", picture, name="desk_pasting_picture"),
        path("pasting/file/", brought, name="desk_pasting_file"),
        path("pasting/address/", embedded, name="desk_pasting_address"),
    ]


@require_POST
def pasted(request: HttpRequest) -> JsonResponse:
    """Answer with the blocks of a clipboard, and with what is to be said of it."""
    files = request.FILES.values()
    if sum(getattr(file, "size", 0) or 0 for file in files) > LARGEST:
        said = gettext("This is too much to be pasted at once. Paste it in parts.")
        return JsonResponse({"blocks": [], "said": [said]})
    html, text = (_posted(request, name) for name in ("html", "text"))
    return JsonResponse(answer(request.user, read(html, text, _number(request.POST.get("notes")))))


@require_POST
def picture(request: HttpRequest) -> JsonResponse:
    """Store a picture; answer with its block, or with why it was not taken."""
    file: Any = request.FILES.get("file")
    if file is None:
        return JsonResponse({"blocks": [], "said": [gettext("No file arrived.")]})
    taken = take(request.user, file.name, file.read())
    block = picture_block(taken)
    blocks = state([block]) if block else []
    return JsonResponse({"blocks": blocks, "said": [taken.said] if taken.said else []})


@require_POST
def brought(request: HttpRequest) -> JsonResponse:
    """Answer with the blocks of a file that somebody brings in."""
    file: Any = request.FILES.get("file")
    if file is None:
        return JsonResponse({"blocks": [], "said": [gettext("No file arrived.")]})
    try:
        if file.size > LARGEST_FILE:
            raise NotBrought(FileFault.LARGE)
        found = read_file(file.name, file.read(), _number(request.POST.get("notes")))
    except NotBrought as bad:
        said = gettext("“{name}” was not brought in. {why}")
        why = FAULTS[bad.fault]
        return JsonResponse({"blocks": [], "said": [said.format(name=file.name, why=why)]})
    return JsonResponse(answer(request.user, found))


@require_POST
def embedded(request: HttpRequest) -> JsonResponse:
    """Answer with the card of an address; what its site did not say is left empty."""
    block, said = embed_of(request.POST.get("address", ""), request.user)
    return JsonResponse({"blocks": state([block]) if block else [], "said": said})


def answer(user: Any, found: Pasted) -> Raw:
    """Return what the script is answered: blocks, sentences, and what else the blocks might be."""
    making = BlockMaking(user)
    raw = making.raw(found.blocks)
    given: Raw = {"blocks": state(raw), "said": [*making.said, *_missing(found.missing)]}
    if len(found.blocks) == 1:
        (only,) = found.blocks
        if isinstance(only, PastedParagraph):
            given["inline"] = only.html
        elif isinstance(only, PastedTable):
            given["instead"] = state(list(_instead_of(only)))
    return given


def _instead_of(table: PastedTable) -> Iterable[Raw]:
    """Yield the chart and the map that can be made of a table."""
    rows = [row for row in (table.header, *table.rows) if row]
    chart = {
        "kind": "bar", "title": "", "data": "\n".join("\t".join(row) for row in rows),
        "rows_are_series": False, "unit": "", "highlight": "", "source": "", "note": "",
        "alt": "", "size": "across",
    }  # fmt: skip
    if not faults_of(chart):
        yield raw_block("chart", chart)
    names = [row[0] for row in table.rows]
    known = {place.name.casefold(): place.pk for place in Place.objects.filter(name__in=names)}
    if 0 < len(names) <= MOST and len(known) == len(names):
        places = [
            raw_block("item", {"place": known[name.casefold()], "emphasised": False})
            for name in names
        ]
        yield raw_block("map", {"places": places, "close": False, "title": ""})


def _missing(pictures: Iterable[MissingPicture]) -> list[str]:
    said = []
    elsewhere = [one for one in pictures if one.why is LeftOut.ELSEWHERE]
    if elsewhere:
        hosts = sorted({urlsplit(one.address).netloc for one in elsewhere})
        said.append(
            ngettext(
                "{number} picture was left out: it lies at {hosts}. Save it, and drop it here.",
                "{number} pictures were left out: they lie at {hosts}. Save them, and drop them "
                "here.",
                len(elsewhere),
            ).format(number=len(elsewhere), hosts=", ".join(hosts))
        )
    others = [one for one in pictures if one.why is not LeftOut.ELSEWHERE]
    if others:
        said.append(
            ngettext(
                "{number} picture was left out: the clipboard does not hold it. Bring in the "
                "document itself, or drop the picture here.",
                "{number} pictures were left out: the clipboard does not hold them. Bring in the "
                "document itself, or drop the pictures here.",
                len(others),
            ).format(number=len(others))
        )
    return said


def _posted(request: HttpRequest, name: str) -> str:
    file: Any = request.FILES.get(name)
    return file.read().decode("utf-8", "replace") if file else str(request.POST.get(name, ""))


def _number(written: str | None) -> int:
    return int(written) if written and written.isascii() and written.isdecimal() else 0
