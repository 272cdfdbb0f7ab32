from wagtail.documents.models import AbstractDocument, Document


class Attachment(AbstractDocument):
    """A file that an article offers for download."""

    admin_form_fields = Document.admin_form_fields

    class Meta(AbstractDocument.Meta):
        permissions = [("choose_document", "Can choose document")]
