"""Facts about addresses: what stands at a path, where it went, where a record's page is."""

from dataclasses import dataclass
from typing import Any

from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page

from caspian.common.languages import language
from caspian.newsroom.models import Article, Attachment, Home, Information, Section, Withdrawn
from caspian.newsroom.public import PublicQuerySet
from caspian.pages.parts import Alternate
from caspian.pages.reads.door import read

READER_MODELS: dict[str, Any] = {
    "article": Article,
    "section": Section,
    "home": Home,
    "information": Information,
}


@dataclass(frozen=True)
class Standing:
    """A public page of the tree: its kind (home, section, article, information) and its id."""

    kind: str
    id: int


@dataclass(frozen=True)
class DocumentFacts:
    """A file for download; its size in bytes."""

    title: str
    address: str
    extension: str
    size: int


@read
def standing_at(path: str) -> Standing | None:
    """Return the public page at a path of the tree, or None."""
    page = Page.objects.filter(url_path=path).select_related("content_type").first()
    if page is None or page.content_type.model not in READER_MODELS:
        return None
    kind = page.content_type.model
    public: PublicQuerySet = READER_MODELS[kind].objects.public()
    return Standing(kind, page.pk) if public.filter(pk=page.pk).exists() else None


@read
def withdrawn(path: str) -> bool:
    """Return whether a path was public once and is no longer."""
    return Withdrawn.objects.filter(path=path).exists()


@read
def moved_to(path: str) -> str:
    """Return the path that a path leads to since it moved, or an empty text."""
    normal = Redirect.normalise_path(path)
    redirect = Redirect.objects.filter(old_path=normal).first()
    if redirect is None:
        return ""
    if redirect.redirect_page_id is None:
        return str(redirect.redirect_link)
    return address_of(redirect.redirect_page_id)


@read
def address_of(page_id: int) -> str:
    """Return the path of a public page by its id, or an empty text where it is not public."""
    page = Page.objects.filter(pk=page_id).select_related("content_type").first()
    if page is None or page.content_type.model not in READER_MODELS:
        return ""
    model = READER_MODELS[page.content_type.model]
    found = model.objects.public().filter(pk=page_id).values_list("url_path", flat=True).first()
    return str(found or "")


@read
def translations(page_id: int) -> tuple[Alternate, ...]:
    """Return a page in each language that it is public in, its own included."""
    page = Page.objects.filter(pk=page_id).select_related("content_type").first()
    if page is None:
        return ()
    model = READER_MODELS[page.content_type.model]
    rows = (
        model.objects.public()
        .filter(translation_key=page.translation_key, alias_of=None)
        .select_related("locale")
        .order_by("locale__language_code")
    )
    return tuple(Alternate(language(row.locale.language_code), row.url_path) for row in rows)


@read
def document(document_id: int) -> DocumentFacts | None:
    """Return a file for download by its id, or None where it is gone."""
    record = Attachment.objects.filter(pk=document_id).first()
    if record is None:
        return None
    extension = record.file_extension.lower()
    return DocumentFacts(record.title, record.url, extension, record.get_file_size() or 0)
