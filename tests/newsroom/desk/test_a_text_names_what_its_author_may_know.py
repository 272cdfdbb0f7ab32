"""No form of an article shows what its author could not have chosen: a number can be typed."""

import json
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from caspian.newsroom.models import Article, Attachment, User
from tests.cast import Cast
from tests.newsroom.desk.conftest import Desk
from tests.newsroom.desk.forms import edit, opened


def secret_file(cast: Cast) -> Attachment:
    """Return a file that only a draft of somebody else may offer."""
    file = Attachment(title="Secretfile", uploaded_by_user=cast.publisher())
    file.file.save("secretname.pdf", ContentFile(b"%PDF-1.4"))
    return file


def bodies(cast: Cast) -> dict[str, Any]:
    """Return bodies that name a file or an article which a reporter does not find."""
    file, other = secret_file(cast), cast.draft("Secretdraft", owner=cast.publisher())
    return {
        "a block": ("document", {"document": str(file.pk), "title": ""}),
        "a link to a file": ("paragraph", _link(f'linktype="document" id="{file.pk}"')),
        "a link to a page": ("paragraph", _link(f'linktype="page" id="{other.pk}"')),
    }


def _link(attributes: str) -> str:
    return rich_text(f"<p>See <a {attributes}>this</a>.</p>")


def sent(client: Client, article: Article, block: Any) -> dict[str, Any]:
    """Return the form of an article with one block in its body."""
    whole = {k: v for k, v in opened(client, edit(article)).items() if not k.startswith("body-")}
    return whole | nested_form_data({"body": streamfield([block])})


def fresh(article: Article) -> dict[str, Any]:
    """Return what the newest version of an article holds, as it is stored."""
    content: dict[str, Any] = Article.objects.get(pk=article.pk).get_latest_revision().content
    return content


@pytest.mark.parametrize("kind", ["a block", "a link to a file", "a link to a page"])
@pytest.mark.parametrize("to", ["edit/", "edit/preview/"])
def test_what_somebody_does_not_find_they_do_not_name(
    kind: str, to: str, cast: Cast, desk: Desk
) -> None:
    rena = cast.reporter()
    article = cast.draft("Of Rena", owner=rena)
    client = desk(rena)
    form = sent(client, article, bodies(cast)[kind])
    answer = client.post(f"/desk/pages/{article.pk}/{to}", form, follow=True)
    assert "ecret" not in answer.content.decode()
    assert "ecret" not in client.get(edit(article)).content.decode()
    assert "secret" not in json.dumps(fresh(article)).lower()


def test_what_stands_in_it_already_may_stay(cast: Cast, desk: Desk) -> None:
    rena: User = cast.reporter()
    block = bodies(cast)["a link to a file"]
    file = Attachment.objects.get()
    link = f'<p>See <a linktype="document" id="{file.pk}">this</a>.</p>'
    article = cast.draft("Of Rena", owner=rena, body=[("paragraph", link)])
    client = desk(rena)
    client.post(edit(article), {**sent(client, article, block), "title": "Of Rena still"})
    assert fresh(article)["title"] == "Of Rena still"


def test_what_everybody_reads_everybody_may_name(cast: Cast, desk: Desk) -> None:
    rena, public = cast.reporter(), cast.published("Public")
    article = cast.draft("Of Rena", owner=rena)
    client = desk(rena)
    block = ("paragraph", _link(f'linktype="page" id="{public.pk}"'))
    client.post(edit(article), {**sent(client, article, block), "title": "With a link"})
    assert fresh(article)["title"] == "With a link"
