"""What Django and Wagtail keep private is still as `newsroom/internals.py` takes it to be."""

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.db import connection
from django.db.models.signals import post_delete
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page, ReferenceIndex

from caspian.newsroom.bulk import index_references
from caspian.newsroom.internals import delete_unseen, indexed_kind, parent_path, references_in
from caspian.newsroom.models import Article, Topic, Weather
from tests.cast import Cast


def test_rows_go_in_one_statement_and_without_a_signal(
    cast: Cast, request: pytest.FixtureRequest
) -> None:
    Topic.objects.create(name="Tolls", slug="tolls")
    seen: list[object] = []

    def hear(sender: object, **kwargs: object) -> None:
        seen.append(sender)

    post_delete.connect(hear, sender=Topic)
    request.addfinalizer(lambda: post_delete.disconnect(hear, sender=Topic))
    with CaptureQueriesContext(connection) as queries:
        assert delete_unseen(Topic.objects.filter(slug="tolls")) == 1
    assert (len(queries), seen) == (1, [])
    assert delete_unseen(Topic.objects.filter(pk__in=[])) == 0
    Topic.objects.create(name="Tolls", slug="tolls").delete()
    assert seen == [Topic], "the control: a deletion that looks is heard"


def test_the_place_above_in_the_tree_is_the_section_s(cast: Cast) -> None:
    article = cast.published("The ferry")
    assert parent_path(article.path) == article.get_parent().path


@pytest.mark.indexed
def test_the_index_of_references_is_the_one_that_wagtail_s_command_makes(cast: Cast) -> None:
    columns = ("base_content_type", "object_id", "to_content_type", "to_object_id",
               "model_path", "content_path", "content_path_hash")  # fmt: skip
    first = cast.published("The ferry", topics=[cast.sea], places=[cast.baku])
    link = f'<p>See <a linktype="page" id="{first.pk}">this</a>.</p>'
    cast.published("The port", lead_picture=cast.picture(), body=[("paragraph", link)])
    call_command("rebuild_references_index", verbosity=0)
    wanted = sorted(ReferenceIndex.objects.values_list(*columns), key=str)
    kinds = set(ReferenceIndex.objects.values_list("object_id", "content_type"))
    index_references()
    assert sorted(ReferenceIndex.objects.values_list(*columns), key=str) == wanted
    assert set(ReferenceIndex.objects.values_list("object_id", "content_type")) == kinds
    assert any(path.startswith("body.") for *_, path, _, _ in wanted)
    assert any(path.startswith("bylines.") for *_, path, _, _ in wanted), "children are looked at"
    assert any(path.startswith("topics.") for *_, path, _, _ in wanted), "and what names several"


def test_the_index_knows_pages_by_their_topmost_model(cast: Cast) -> None:
    assert indexed_kind(Article) == ContentType.objects.get_for_model(Page)
    assert indexed_kind(Weather) == ContentType.objects.get_for_model(Weather)


def test_a_draft_names_its_references_before_it_is_saved(cast: Cast) -> None:
    article = cast.draft("The ferry")
    article.dateline = cast.baku
    place = ContentType.objects.get_for_model(type(cast.baku)).pk
    assert (place, str(cast.baku.pk)) in set(references_in(article))
    article.dateline = cast.aktau
    assert (place, str(cast.baku.pk)) not in set(references_in(article))
