"""Makes renditions of a picture: all that are missing with one look at its original."""

from dataclasses import dataclass

from django.db import transaction
from wagtail.images.models import Filter

from caspian.graphics.originals import TOO_LONG, TOO_MUCH, NoPicture
from caspian.newsroom.cut_out import cut_out, named
from caspian.newsroom.models import Picture, PictureRendition
from caspian.newsroom.outbox import record

REMEMBERED = 10_000
DEEP = "has more than 8 bits for each dot"
SOME_LEFT = "can't be converted to every size"


@dataclass(frozen=True, slots=True)
class _Known:
    """What is wrong with an original, in words or empty, and the renditions it can't be made."""

    wrong: str
    left: frozenset[str] = frozenset()
    """tried again only by another process: each time may take a minute, and the news waits"""


_known: dict[str, _Known] = {}
"""by the name of an original's file: no two share one"""


class RenditionsMissing(Exception):
    """A picture that can't be shown as it was uploaded; the text tells an editor what to do."""

    def __init__(self, picture: Picture, wrong: str) -> None:
        self.picture = picture.pk
        self.wrong = wrong
        super().__init__(
            f"The picture “{picture.title}” {wrong}, so readers get {_what_readers_get(picture)}: "
            "upload it again as JPEG or 8-bit PNG."
        )


def make(picture: Picture, specs: tuple[str, ...]) -> None:
    """Make those renditions of a picture that are missing, as far as they can be made.

    Raises RenditionsMissing in the end when any is still missing, and when readers get the picture
    otherwise than it was uploaded.
    """
    missing, known = _missing(picture, specs), _known.get(picture.file.name)
    if known is None or not known.left.issuperset(missing):
        known = _remember(picture, _made(picture, missing), known)
    if known.wrong:
        raise RenditionsMissing(picture, known.wrong)


def know_whole(picture: Picture) -> None:
    """Remember of a picture that nothing is wrong with it: only what is missing asks for a look."""
    _remember(picture, _Known(""), None)


def _made(picture: Picture, specs: list[str]) -> _Known:
    """Make renditions, and return what is wrong with the picture and which can't be made."""
    try:
        looked = cut_out(picture, specs)
    except NoPicture as bad:
        # Lost or changed since, and nothing is missing: readers have every size of it.
        wrong = str(bad) if specs else ""
        return _Known(wrong, frozenset(specs if wrong in (TOO_LONG, TOO_MUCH) else ()))
    made = [
        PictureRendition(
            image=picture,
            filter_spec=spec,
            focal_point_key=Filter(spec).get_cache_key(picture),
            file=named(picture, spec, *file),
        )
        for spec, file in zip(specs, looked.files, strict=True)
        if file
    ]
    if not _keep(picture, made):
        return _Known("")
    left = frozenset(specs) - {one.filter_spec for one in made}
    return _Known(DEEP if looked.is_deep else SOME_LEFT if left else "", left)


def _keep(picture: Picture, made: list[PictureRendition]) -> bool:
    """Save renditions and tell the outbox once; return whether the picture is still there.

    Another process may have been quicker, and somebody may have deleted the picture meanwhile.
    """
    if not made:
        return True
    field = PictureRendition._meta.get_field("file")
    for one in made:
        field.pre_save(one, True)  # the file goes to the storage before the database is locked
    with transaction.atomic():
        is_there = bool(Picture.objects.select_for_update().filter(pk=picture.pk))
        if is_there:
            PictureRendition.objects.bulk_create(made, ignore_conflicts=True)
            record(f"made ready: {picture.title}", [f"picture:{picture.pk}"])
    names = set(PictureRendition.objects.filter(image=picture.pk).values_list("file", flat=True))
    for one in made:
        if one.file.name not in names:
            one.file.storage.delete(one.file.name)
    return is_there


def _missing(picture: Picture, specs: tuple[str, ...]) -> list[str]:
    rows = PictureRendition.objects.filter(image=picture.pk)
    there = set(rows.values_list("filter_spec", "focal_point_key"))
    wanted = ((spec, Filter(spec).get_cache_key(picture)) for spec in dict.fromkeys(specs))
    return [spec for spec, key in wanted if (spec, key) not in there]


def _remember(picture: Picture, found: _Known, before: _Known | None) -> _Known:
    if before is not None and before.left:
        found = _Known(found.wrong or before.wrong, found.left | before.left)
    if len(_known) >= REMEMBERED:
        _known.clear()
    _known[picture.file.name] = found
    return found


def _what_readers_get(picture: Picture) -> str:
    sizes = PictureRendition.objects.filter(image=picture.pk, filter_spec__contains="|format-")
    return "a converted copy" if sizes.exists() else "no picture"
