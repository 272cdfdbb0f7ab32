"""A file can be downloaded when a public page offers it, and not before."""

import pytest
from django.core.files.base import ContentFile
from django.core.signals import request_finished
from django.db import close_old_connections
from django.test import Client
from wagtail.documents.forms import get_document_form

from caspian.newsroom.models import Article, Attachment
from tests.cast import Cast

pytestmark = pytest.mark.indexed


@pytest.fixture
def treaty(db: None) -> Attachment:
    """A file that the newsroom has uploaded."""
    attachment = Attachment(title="The treaty")
    attachment.file.save("treaty.pdf", ContentFile(b"%PDF-1.7 the treaty"))
    attachment.save()
    return attachment


def status(attachment: Attachment, client: Client | None = None) -> int:
    """Return what a reader gets who asks for the file."""
    answered = (client or Client()).get(attachment.url)
    # Closing the file that is sent must not close the test's own connection with it.
    request_finished.disconnect(close_old_connections)
    answered.close()
    request_finished.connect(close_old_connections)
    return answered.status_code


def test_a_file_of_a_draft_is_not_found(cast: Cast, treaty: Attachment) -> None:
    assert status(treaty) == 404
    body = [("document", {"document": treaty, "title": ""})]
    article = cast.draft("Not yet", body=body)
    assert status(treaty) == 404
    article.get_latest_revision().publish()
    assert status(treaty) == 200
    Article.objects.get().unpublish()
    assert status(treaty) == 404


def test_a_file_linked_in_the_text_is_offered(cast: Cast, treaty: Attachment) -> None:
    link = f'<p><a linktype="document" id="{treaty.pk}">The treaty</a></p>'
    cast.published("Out now", body=[("paragraph", link)])
    assert status(treaty) == 200


def test_who_uploaded_it_and_who_edits_see_it_all_the_time(cast: Cast, treaty: Attachment) -> None:
    rena, client = cast.reporter(), Client()
    client.force_login(rena)
    assert status(treaty, client) == 404
    Attachment.objects.filter(pk=treaty.pk).update(uploaded_by_user=rena)
    assert status(treaty, client) == 200
    client.force_login(cast.editor(cast.politics))
    assert status(treaty, client) == 200


def test_a_file_claims_no_packing_that_it_has_not(cast: Cast, treaty: Attachment) -> None:
    link = f'<p><a linktype="document" id="{treaty.pk}">The treaty</a></p>'
    cast.published("Out now", body=[("paragraph", link)])
    answered = Client().get(treaty.url)
    request_finished.disconnect(close_old_connections)
    answered.close()
    request_finished.connect(close_old_connections)
    assert (answered.status_code, answered.get("Content-Encoding")) == (200, None)


def test_who_uploads_a_file_is_told_that_readers_get_it_as_it_is(db: None) -> None:
    form = get_document_form(Attachment)(instance=Attachment(), user=None)
    assert "comments and earlier versions" in form.fields["file"].help_text
