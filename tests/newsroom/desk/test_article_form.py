"""The article's form: signed by the user who begins it, counted, filed by typing."""

import re
from typing import Any

from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from caspian.newsroom.models import Article, ImportRecord
from tests.cast import Cast
from tests.newsroom.desk.conftest import Desk, shown


def sent(cast: Cast, **changes: Any) -> dict[str, Any]:
    """Return what the browser sends for a new article, as it was offered."""
    form = {
        "title": "Ferry leaves",
        "slug": "ferry-leaves",
        "kind": "news",
        "change": "minor",
        "body": streamfield([("paragraph", rich_text("<p>The ferry leaves when it is full.</p>"))]),
        "bylines": inline_formset(
            [{"id": "", "role": "by", "contributor": cast.aysel.pk}], initial=1
        ),
        "comments": inline_formset([]),
    }
    # Lists are ticks of one name here, not numbered forms.
    return dict(nested_form_data(form)) | changes


def add_address(cast: Cast) -> str:
    """Return where an article in Politics begins."""
    return f"/desk/pages/add/newsroom/article/{cast.politics.pk}/"


def test_whoever_begins_an_article_signs_it(cast: Cast, desk: Desk) -> None:
    rena = cast.reporter()
    cast.aysel.user = rena
    cast.aysel.save()
    client = desk(rena)
    answer: Any = client.get(add_address(cast))
    offered = answer.context_data["form"].formsets["bylines"].forms
    assert [form.instance.contributor for form in offered] == [cast.aysel]
    assert client.post(add_address(cast), sent(cast)).status_code == 302
    article = Article.objects.get()
    assert [row.contributor for row in article.bylines.all()] == [cast.aysel]


def test_without_a_name_in_the_paper_the_byline_is_empty(cast: Cast, desk: Desk) -> None:
    answer: Any = desk(cast.reporter()).get(add_address(cast))
    assert not answer.context_data["form"].formsets["bylines"].forms


def test_topics_and_places_are_chosen_from_checklists(cast: Cast, desk: Desk) -> None:
    client = desk(cast.reporter())
    assert shown(client, add_address(cast)).count('data-controller="desk-checklist"') == 2
    client.post(
        add_address(cast), sent(cast, topics=[cast.sea.pk, cast.ports.pk], places=[cast.baku.pk])
    )
    article = Article.objects.get()
    assert set(article.topics.all()) == {cast.sea, cast.ports}
    screen = shown(client, f"/desk/pages/{article.pk}/edit/")
    ticked = re.findall(r'name="(\w+)" value="(\d+)" checked', screen)
    assert ("places", str(cast.baku.pk)) in ticked
    assert len(ticked) == 3


def test_no_script_makes_the_address(cast: Cast, desk: Desk) -> None:
    """The server does, as each language writes it; see test_an_address_follows_its_headline.py."""
    screen = shown(desk(cast.reporter()), add_address(cast))
    assert 'name="slug"' in screen
    assert 'data-w-sync-target-value="#id_slug"' not in screen


def test_an_imported_article_says_what_to_check(cast: Cast, desk: Desk) -> None:
    article = cast.draft("From elsewhere")
    address = f"/desk/pages/{article.pk}/edit/"
    ImportRecord.objects.create(
        article=article, kind="saved-page", fingerprint="f", note="The date is a guess."
    )
    assert "The date is a guess." in shown(desk(cast.publisher()), address)
