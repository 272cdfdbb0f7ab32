"""The desk's real forms: what a browser would send of a screen that somebody has open."""

from collections.abc import Iterator
from typing import Any

from django.test import Client
from lxml import html
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from caspian.newsroom.models import Article

Sent = dict[str, Any]


def edit(article: Article) -> str:
    """Return the address of an article's form."""
    return f"/desk/pages/{article.pk}/edit/"


def opened(client: Client, address: str) -> Sent:
    """Return the values of the form at an address, as the server wrote them into it."""
    answer: Any = client.get(address)
    assert answer.status_code == 200, f"{address} answers {answer.status_code}"
    values = dict(_values(answer.content.decode()))
    if any(name.startswith("body-") or name == "standfirst" for name in values):
        # The blocks of a text (here: paragraphs) are put into the form by a script.
        body = answer.context_data["form"].instance.body
        blocks = [(block.block_type, rich_text(block.value.source)) for block in body]
        values |= nested_form_data({"body": streamfield(blocks)})
        values |= nested_form_data({"comments": {"TOTAL_FORMS": 0, "INITIAL_FORMS": 0}})
    return values


def _values(page: str) -> Iterator[tuple[str, Any]]:
    screen: Any = html.fromstring(page)
    for form in screen.forms:
        if form.method != "POST" or "csrfmiddlewaretoken" not in form.fields:
            continue
        found: dict[str, list[str]] = {}
        for name, value in form.form_values():
            found.setdefault(name, []).append(value)
        for name, values in found.items():
            yield name, values if len(values) > 1 else values[0]
