"""The form by which a file is uploaded or replaced: the file that was there is kept."""

from typing import Any

from wagtail.documents.forms import BaseDocumentForm

from caspian.newsroom.former_files import keep_former

AS_IT_IS = (
    "Readers get this file as it is, with what the program that made it wrote into it, such as the "
    "author's name, comments and earlier versions. Remove those first."
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
        """Say what readers get."""
        super().__init__(*args, **kwargs)
        if "file" in self.fields:
            self.fields["file"].help_text = AS_IT_IS
