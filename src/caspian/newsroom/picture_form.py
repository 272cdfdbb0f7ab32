"""The form by which a picture is uploaded: it takes only what can be shown to readers."""

from typing import Any

from django.core.exceptions import ValidationError
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from caspian.graphics.originals import NoPicture, check
from caspian.newsroom.attachment_form import KeepsFormer


class PictureField(WagtailImageField):
    """A file that is decoded whole before it is taken, within bounds of memory."""

    def to_python(self, data: Any) -> Any:
        """Return the file; refuse in a sentence what can't be shown."""
        if data in self.empty_values:
            return super().to_python(data)
        try:
            data.seek(0)
            check(data)
        except NoPicture as bad:
            raise ValidationError(
                f"This file {bad}. Upload the picture again, as JPEG or 8-bit PNG.", "no_picture"
            ) from bad
        finally:
            data.seek(0)
        return super().to_python(data)


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
