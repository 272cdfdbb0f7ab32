"""The form by which a picture is uploaded: it takes only what can be shown to readers."""

from typing import Any

from django.core.exceptions import ValidationError
from django.template.defaultfilters import filesizeformat
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from caspian.graphics.apart import look
from caspian.graphics.originals import NoPicture
from caspian.newsroom.attachment_form import KeepsFormer
from caspian.newsroom.cut_out import bounds


class PictureField(WagtailImageField):
    """A file that is decoded whole before it is taken, within bounds of memory and time."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.error_messages["invalid_image"] = (
            "A file of this kind, as a moving PNG is one, can't be shown. Upload the picture "
            "again, as JPEG or 8-bit PNG."
        )

    def to_python(self, data: Any) -> Any:
        """Return the file; refuse in a sentence what can't be shown."""
        if data in self.empty_values:
            return super().to_python(data)
        if data.size > self.max_upload_size:
            size = filesizeformat(data.size)
            raise ValidationError(
                f"This file has {size}, where {self.max_upload_size_text} is the most. Upload the "
                "picture again, saved as JPEG or made smaller.",
                "file_too_large",
            )
        data.seek(0)
        try:
            looked = look(data.read(), bounds=bounds())
        except NoPicture as bad:
            raise ValidationError(
                f"This file {bad}. Upload the picture again, as JPEG or 8-bit PNG.", "no_picture"
            ) from bad
        finally:
            data.seek(0)
        found = super().to_python(data)
        found.tones = looked.tones
        return found


class PictureForm(KeepsFormer, BaseImageForm):
    """Wagtail's form of a picture, with a field that looks at the file first."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        usual = self.fields.get("file")
        if usual is not None:
            self.fields["file"] = PictureField(
                label=usual.label,
                required=usual.required,
                widget=usual.widget,
                help_text=usual.help_text,
            )
