"""Pictures and files, and what they were before they were replaced."""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import PurePosixPath
from typing import Any

import willow
from django.conf import settings
from django.core.files.base import File
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument, Document
from wagtail.images.models import (
    AbstractImage,
    AbstractRendition,
    Filter,
    Image,
    SourceImageIOError,
)

from caspian.graphics.apart import DecodedPicture, look
from caspian.graphics.originals import NoPicture
from caspian.newsroom.cut_out import bounds, cut_out, named, read
from caspian.newsroom.kept_files import ORIGINALS, desk_address
from caspian.newsroom.licences import Licence

RIGHTS = ("creator", "credit", "licence", "licence_terms", "valid_until")
"""the fields of a picture that say by which right it is shown"""


class Picture(AbstractImage):
    """A photograph, map or drawing, with what must be said beside it."""

    creator = models.CharField(
        max_length=200,
        blank=True,
        help_text=_("Who took or drew it."),
        verbose_name=_("creator"),
    )
    credit = models.CharField(
        max_length=200,
        blank=True,
        help_text=_("Who made it, and for whom: shown beside the picture. Empty: the creator."),
        verbose_name=_("credit"),
    )
    licence = models.CharField(
        max_length=20, blank=True, choices=Licence, verbose_name=_("licence")
    )
    licence_terms = models.CharField(
        max_length=200,
        blank=True,
        help_text=_("What the licence asks for, in words: number of the contract, uses, places."),
        verbose_name=_("terms of the licence"),
    )
    valid_until = models.DateField(
        null=True,
        blank=True,
        db_index=True,
        help_text=_(
            "The last day on which it may be shown. After it, readers see a sentence in its place, "
            "everywhere at once. Empty: no end."
        ),
        verbose_name=_("valid until"),
    )
    warned = models.CharField(max_length=20, blank=True, editable=False)
    """of which end people were warned last, and how many days before, as in “2026-12-24 14”"""

    is_still = models.BooleanField(
        default=False,
        help_text=_("Readers see its first frame, and nothing moves."),
        verbose_name=_("show a moving picture as a still"),
    )
    turns_dark = models.BooleanField(
        default=False,
        help_text=_(
            "For a chart or a map drawn on pale paper: readers whose device is dark see pale lines "
            "on dark. Not for photographs or illustrations, whose light and shade would change "
            "places."
        ),
        verbose_name=_("turn dark on dark screens"),
    )
    frames = models.PositiveIntegerField(default=1, editable=False)
    """more than one where it moves"""
    likeness = models.CharField(max_length=16, blank=True, db_index=True, editable=False)
    """64 bits by which near duplicates are found: see `caspian.graphics.likeness`"""
    tones = models.CharField(max_length=3, blank=True, editable=False)
    """what it looks like from far away: see `caspian.graphics.cuts`"""
    is_prepared = models.BooleanField(default=False, editable=False)
    """whether every rendition was made since it was last saved"""

    admin_form_fields = (*Image.admin_form_fields, *RIGHTS, "is_still", "turns_dark")

    class Meta(AbstractImage.Meta):
        permissions = [("choose_image", "Can choose image")]
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")

    def get_upload_to(self, filename: str) -> str:
        """Return a path that nobody can guess: the picture of a draft must not be found."""
        # A folder per picture, not a longer name: Wagtail cuts names at 95 characters.
        name = PurePosixPath(super().get_upload_to(filename)).name
        return f"{ORIGINALS}{secrets.token_urlsafe(12)}/{name}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save the picture; it is looked at from far away when its file is new."""
        if not kwargs.get("update_fields"):
            is_new_file = bool(self.pk) and not getattr(self.file, "_committed", True)
            if is_new_file or not self.tones:
                self.look_at_file()
            self.is_prepared = self._state.adding and self.is_prepared
        super().save(*args, **kwargs)

    @property
    def moves(self) -> bool:
        """Return whether readers are to see it moving."""
        return self.frames > 1 and not self.is_still

    def look_at_file(self) -> None:
        """Find out what it looks like from far away, what it is like, and whether it moves."""
        # The form has looked at a file that it took.
        found = getattr(getattr(self.file, "_file", None), "looked", None)
        try:
            found = found or look(read(self), bounds=bounds())
        except NoPicture:
            found = DecodedPicture(is_deep=False)  # the desk's form says so
        self.tones, self.likeness, self.frames = found.tones, found.likeness, found.frames

    def generate_rendition_file(
        self, filter: Filter, *, source: "File[bytes] | None" = None
    ) -> "File[bytes]":
        """Return a rendition's file: readers' sizes, and the desk's thumbnails."""
        try:
            (found,) = cut_out(self, [filter.spec], source.read() if source else None).files
        except NoPicture as bad:
            raise SourceImageIOError(f"The picture {self.pk} {bad}") from bad
        if found is None:
            raise SourceImageIOError(f"The picture {self.pk} can't be converted to {filter.spec}")
        return named(self, filter.spec, *found)

    @contextmanager
    def get_willow_image(self) -> "Iterator[willow.Image]":
        """Yield a plain copy for whatever else Wagtail does with a picture."""
        yield willow.Image.open(self.generate_rendition_file(Filter("original")))

    @property
    def default_alt_text(self) -> Any:
        """Return the description; the title is a file name more often than not."""
        return self.description


class PictureRendition(AbstractRendition):
    """A picture scaled, cropped or converted for one use."""

    image = models.ForeignKey(Picture, on_delete=models.CASCADE, related_name="renditions")
    is_clean = models.BooleanField(default=True, editable=False)
    """whether its file holds nothing but pixels: one of a former version may hold anything"""
    former_file = models.CharField(max_length=255, blank=True, editable=False)
    """the name of the file that this version has replaced; it goes with the rendition"""

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["image", "filter_spec", "focal_point_key"], name="unique_rendition"
            )
        ]

    @property
    def url(self) -> str:
        """Return where the desk fetches it: Wagtail's screens ask for nothing else."""
        return desk_address(self.file.name)

    @property
    def public_url(self) -> str:
        """Return where readers fetch it, while a page that is public names it."""
        return str(self.file.url)

    def get_upload_to(self, filename: str) -> str:
        """Return a path under the original's own folder name."""
        folder = PurePosixPath(self.image.file.name).parent.name
        return f"images/{folder}/{PurePosixPath(filename).name}"


class Attachment(AbstractDocument):
    """A file that an article offers for download."""

    admin_form_fields = Document.admin_form_fields

    class Meta(AbstractDocument.Meta):
        permissions = [("choose_document", "Can choose document")]
        verbose_name = _("document")
        verbose_name_plural = _("documents")

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save the document, with the size of its file: a page that offers it says so."""
        if not kwargs.get("update_fields"):
            self.file_size: int | None = self._size_in_storage()
        super().save(*args, **kwargs)

    def get_file_size(self) -> int:
        """Return the size of the file in bytes, 0 where it is gone; save nothing."""
        # Wagtail's own saves what it found, also when a page is read that is being pressed.
        return int(self.file_size or self._size_in_storage() or 0)

    def _size_in_storage(self) -> int | None:
        try:
            return int(self.file.size)
        except Exception:  # each storage raises errors of its own
            return None


class FormerFile(models.Model):
    """The file that a picture or an attachment had before somebody replaced it.

    It lies where it lay, and goes some weeks later: see `newsroom.files`.
    """

    picture = models.ForeignKey(
        "newsroom.Picture", null=True, on_delete=models.SET_NULL, related_name="former_files"
    )
    attachment = models.ForeignKey(
        "newsroom.Attachment", null=True, on_delete=models.SET_NULL, related_name="former_files"
    )
    path = models.CharField(max_length=255)
    """in the storage of originals"""
    title = models.CharField(max_length=255)
    replaced_at = models.DateTimeField(auto_now_add=True)
    replaced_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.path}, of “{self.title}” until {self.replaced_at:%d %B %Y}"
