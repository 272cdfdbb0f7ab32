from typing import Any

from wagtail.documents.models import AbstractDocument, Document


class Attachment(AbstractDocument):
    """A file that an article offers for download."""

    admin_form_fields = Document.admin_form_fields

    class Meta(AbstractDocument.Meta):
        permissions = [("choose_document", "Can choose document")]

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
