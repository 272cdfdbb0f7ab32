"""Files for download, read through the door."""

from dataclasses import dataclass

from caspian.newsroom.models import Attachment
from caspian.pages.reads.door import read, record_subject


@dataclass(frozen=True)
class DocumentFacts:
    """A file for download; its size in bytes."""

    title: str
    address: str
    extension: str
    size: int


@read
def document(document_id: int) -> DocumentFacts | None:
    """Return a file for download by its id, or None where it is gone."""
    record_subject(f"document:{document_id}")
    record = Attachment.objects.filter(pk=document_id).first()
    if record is None:
        return None
    extension = record.file_extension.lower()
    return DocumentFacts(record.title, record.url, extension, record.get_file_size())
