"""The forms by which files and pictures are uploaded or replaced."""

import datetime as dt
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.template.defaultfilters import filesizeformat
from django.utils.text import format_lazy
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm
from wagtail.permissions import policy_registry

from caspian.graphics.apart import look
from caspian.graphics.moving import MOST_BYTES
from caspian.graphics.originals import ENDINGS, NoPicture
from caspian.newsroom.cut_out import bounds
from caspian.newsroom.files import keep_former
from caspian.newsroom.licences import Licence
from caspian.newsroom.models import Picture
from caspian.newsroom.near_copies import near_copies
from caspian.newsroom.renditions import MOVING

FIRST_DAY, LAST_DAY = dt.date(1900, 1, 1), dt.date(2200, 12, 31)
AS_IT_IS = _(
    "Readers get this file as it is, with what the program that made it wrote into it, such as the "
    "author's name, comments and earlier versions. Remove those first."
)
TAKEN = _(
    "JPEG, HEIC, TIFF, WebP, AVIF, PNG or GIF, up to {size} and {megapixels} megapixels. Colours "
    "for print (CMYK) and of wide gamuts become those of screens. A GIF or WebP that moves does so "
    "for readers, who can pause it, if no more than {moving} are sent; else they see a still."
)
ALT = _(
    "What it shows, for readers who can't see it. Articles take it over where they say nothing."
)
NO_ALT = _(
    "Missing: readers who can't see it are told nothing. Say what it shows in a sentence; articles "
    "take it over where they say nothing."
)
MOVES = _(
    "It has {number} frames. Readers see it moving and can pause it; who asked their device for "
    "less motion sees its first frame. Tick this to show that frame to all."
)
TOO_LARGE = _(
    "It has {number} frames, and more than {moving} would have to be sent: readers see its first "
    "frame. Upload it shorter or smaller to let it move."
)


class KeepsFormer:
    """Keeps the file that a form replaces, which Wagtail's forms delete at once."""

    def __init__(self, *args: Any, user: Any = None, **kwargs: Any) -> None:
        """Take the form's own arguments, and who fills it in."""
        super().__init__(*args, user=user, **kwargs)  # type: ignore[call-arg]
        self.filled_in_by = user

    def save(self, commit: bool = True) -> Any:
        """Save, and note the path of what was replaced."""
        former: Any = self.original_file  # type: ignore[has-type]
        replaced = commit and "file" in self.changed_data and bool(former)  # type: ignore[attr-defined]
        path = former.name if replaced else ""
        if replaced:
            self.original_file = None
        saved = super().save(commit=commit)  # type: ignore[misc]
        if replaced:
            keep_former(saved, path, by=self.filled_in_by)
            if hasattr(saved, "renditions"):
                saved.renditions.all().delete()
        return saved


class AttachmentForm(KeepsFormer, BaseDocumentForm):
    """Wagtail's form of a document, which keeps what it replaces."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "file" in self.fields:
            self.fields["file"].help_text = AS_IT_IS


class PictureField(WagtailImageField):
    """A file that is decoded whole before it is taken, within bounds of memory and time."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.error_messages["invalid_image"] = _(
            "A file of this kind, as a moving PNG is one, can't be shown. Upload the picture "
            "again, as JPEG or 8-bit PNG."
        )
        self.help_text = format_lazy(
            TAKEN,
            size=self.max_upload_size_text,
            megapixels=settings.CASPIAN_PICTURE_PIXELS // 1_000_000,
            moving=filesizeformat(MOST_BYTES),
        )

    def to_python(self, data: Any) -> Any:
        """Return the file; refuse in a sentence what can't be shown."""
        if data in self.empty_values:
            return super().to_python(data)
        if data.size > self.max_upload_size:
            size = filesizeformat(data.size)
            raise ValidationError(
                gettext(
                    "This file has {size}, where {most} is the most. "
                    "Upload the picture again, saved as JPEG or made smaller."
                ).format(size=size, most=self.max_upload_size_text),
                "file_too_large",
            )
        data.seek(0)
        try:
            looked = look(data.read(), bounds=bounds())
        except NoPicture as bad:
            raise ValidationError(
                gettext(
                    "This file {fault}. Upload the picture again, as JPEG or 8-bit PNG."
                ).format(fault=bad),
                "no_picture",
            ) from bad
        finally:
            data.seek(0)
        self._check_ending(data.name, looked.kind)
        found = super().to_python(data)
        found.looked = looked
        return found

    def check_image_file_format(self, f: Any) -> None:
        """Check nothing more: the name was compared with what was decoded."""

    def check_image_pixel_size(self, f: Any) -> None:
        """Check nothing more: the bound was set before anything was decoded."""

    def _check_ending(self, name: str, kind: str) -> None:
        endings = ENDINGS[kind]
        if name.rpartition(".")[2].lower() not in endings:
            raise ValidationError(
                gettext(
                    "This file is a {kind} picture, but it is called “{name}”. Rename it so that "
                    "it ends in “.{ending}”, and upload it again."
                ).format(kind="HEIC" if kind == "HEIF" else kind, name=name, ending=endings[0]),
                "wrong_ending",
            )


class PictureForm(KeepsFormer, BaseImageForm):
    """Wagtail's form of a picture, with a field that looks at the file first."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if usual := self.fields.get("file"):
            self.fields["file"] = PictureField(
                label=usual.label, required=usual.required, widget=usual.widget
            )
        if "valid_until" in self.fields:
            # The browser's own: it needs no script, and telephones know it.
            self.fields["valid_until"] = forms.DateField(
                label=self.fields["valid_until"].label,
                help_text=self.fields["valid_until"].help_text,
                required=False,
                widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
                validators=[MinValueValidator(FIRST_DAY), MaxValueValidator(LAST_DAY)],
            )
        if "description" in self.fields:
            self.fields["description"].label = _("Alt text")
            self.fields["description"].help_text = NO_ALT if self._lacks_alt() else ALT
        if "is_still" in self.fields and self.instance.pk:
            self._say_whether_it_moves()

    def near_copies(self) -> Any:
        """Return the pictures like this one that somebody may choose."""
        policy = policy_registry.get_by_type(Picture)
        return near_copies(self.instance, self.filled_in_by, policy) if self.instance.pk else ()

    def _lacks_alt(self) -> bool:
        return bool(self.instance.pk and not self.instance.description)

    def _say_whether_it_moves(self) -> None:
        picture: Any = self.instance
        if picture.frames <= 1:
            del self.fields["is_still"]
            return
        is_made = picture.renditions.filter(filter_spec=MOVING).exists()
        text = TOO_LARGE if picture.moves and picture.is_prepared and not is_made else MOVES
        self.fields["is_still"].help_text = format_lazy(
            text, number=picture.frames, moving=filesizeformat(MOST_BYTES)
        )

    def clean(self) -> Any:
        """Ask for the words of a licence that none of the choices names."""
        said = super().clean()
        if said.get("licence") == Licence.OTHER and not said.get("licence_terms"):
            self.add_error("licence_terms", _("Say in words which licence it is."))
        return said
