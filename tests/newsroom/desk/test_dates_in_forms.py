"""No form of the desk takes a date outside 1900 to 2200, and each says so in one sentence."""

import datetime as dt
import importlib
import pkgutil
from collections.abc import Iterator
from typing import Any

import django_filters
import pytest
from django import forms
from django.apps import apps
from django.db import models
from wagtail.admin.forms.models import WagtailAdminModelForm, formfield_for_dbfield
from wagtail.admin.panels import get_edit_handler
from wagtail.blocks import Block
from wagtail.contrib.settings.registry import registry as settings_registry
from wagtail.models import get_page_models
from wagtail.snippets.models import get_snippet_models

import caspian
from caspian.newsroom.desk.breaking_form import BreakingForm
from caspian.newsroom.desk.moments import MomentField, check_year
from caspian.newsroom.desk.pinning import PinForm
from caspian.newsroom.models import Article, BreakingNews, Pin
from tests.cast import Cast
from tests.newsroom.desk.conftest import Desk, shown
from tests.newsroom.desk.forms import edit, opened

SENTENCE = "Choose a date between 1900 and 2200."
FAR = ["0001-01-01 01:00", "0001-01-01 06:00", "0026-11-28 08:00", "1899-12-31 23:59",
       "2201-01-01 00:00", "9999-12-31 23:59", "2200-12-31 23:59-12:00"]  # fmt: skip
NEAR = ["1900-01-01 00:00", "2024-02-29 12:30", "2200-12-31 23:59"]
MOMENTS = ("published_at", "go_live_at", "expire_at")
DATES = (forms.DateField, forms.DateTimeField, forms.SplitDateTimeField)


def subclasses(kind: Any) -> Iterator[Any]:
    """Yield every class that inherits from one."""
    for one in kind.__subclasses__():
        yield one
        yield from subclasses(one)


def form_classes() -> Iterator[Any]:
    """Yield every form that the desk has: written by hand, made by Wagtail of models, filters."""
    for module in pkgutil.walk_packages(caspian.__path__, "caspian."):
        # Neither what serves: it would start threads here.
        if "migrations" not in module.name and not module.name.endswith(("wsgi", "project.front")):
            importlib.import_module(module.name)
    edited = [*get_page_models(), *get_snippet_models(), *settings_registry]
    for model in edited:
        if not model._meta.abstract:
            yield get_edit_handler(model).get_form_class()
    for kind in subclasses(forms.BaseForm):
        if "base_fields" in vars(kind) and kind.__module__ != __name__:
            yield kind
    for filters in subclasses(django_filters.FilterSet):
        yield type(filters.__name__, (forms.Form,), dict(_filtered_by(filters)))


def _filtered_by(filters: Any) -> Iterator[tuple[str, forms.Field]]:
    """Yield the fields of a list's filters that may hold a date; others want a request."""
    for name, one in filters.base_filters.items():
        if issubclass(one.field_class, (*DATES, forms.MultiValueField)):
            yield name, one.field


def dates_of(fields: dict[str, Any]) -> Iterator[tuple[str, forms.Field]]:
    """Yield the fields that take a date, those inside of others too."""
    for name, field in fields.items():
        if isinstance(field, DATES):
            yield name, field
        if isinstance(field, forms.MultiValueField):
            yield from dates_of({f"{name}.{n}": one for n, one in enumerate(field.fields)})


def faults(form: Any) -> list[str]:
    """Return the fields of a form that take a date which no page can show."""
    return [
        f"{form.__module__}.{form.__name__}: {name}"
        for name, field in dates_of(form.base_fields)
        if check_year not in field.validators
    ]


def test_every_date_that_can_be_typed_has_its_bounds(cast: Cast) -> None:
    found = list(form_classes())
    dated = {name for form in found for name, _ in dates_of(form.base_fields)}
    assert {"published_at", "go_live_at", "expire_at", "until", "timestamp.0"} <= dated
    assert [fault for form in found for fault in faults(form)] == []


def test_every_moment_of_a_model_is_typed_in_a_field_that_keeps_its_seconds(cast: Cast) -> None:
    for form in (one for one in form_classes() if issubclass(one, forms.BaseModelForm)):
        for name, field in dates_of(form.base_fields):
            # A day has no seconds to keep.
            is_moment = isinstance(field, forms.DateTimeField)
            if is_moment and issubclass(form, WagtailAdminModelForm):
                assert isinstance(field, MomentField), f"{form}: {name}"
    for until in (BreakingForm().fields["until"], PinForm().fields["until"]):
        assert isinstance(until, MomentField)


def test_no_block_of_a_text_takes_a_date() -> None:
    """Wagtail's blocks make fields of their own: one that takes a date needs a `MomentField`."""
    for model in apps.get_models():
        for field in model._meta.get_fields():
            if block := getattr(field, "stream_block", None):
                assert list(dates_in(block)) == []


def dates_in(block: Block) -> Iterator[str]:
    """Yield the names of the blocks that take a date."""
    if isinstance(getattr(block, "field", None), DATES):
        yield block.name
    children = getattr(block, "child_blocks", {}).values()
    for child in [*children, *([block.child_block] if hasattr(block, "child_block") else [])]:
        yield from dates_in(child)


def test_the_control_finds_a_form_without_bounds() -> None:
    class Boundless(forms.DateTimeField):
        default_validators = []

    class Careless(forms.Form):
        when = Boundless()
        between = django_filters.fields.RangeField(fields=(Boundless(), Boundless()))

    assert [one.rsplit(": ")[1] for one in faults(Careless)] == ["when", "between.0", "between.1"]
    made = formfield_for_dbfield(models.DateField(name="day"))
    assert check_year in made.validators


def test_the_articles_form_says_what_is_wrong(cast: Cast, desk: Desk) -> None:
    article, client = cast.draft("A date"), desk(cast.publisher())
    sent = opened(client, edit(article))
    for typed in FAR:
        answer: Any = client.post(edit(article), sent | dict.fromkeys(MOMENTS, typed), follow=True)
        assert answer.status_code == 200, typed
        assert answer.content.decode().count(SENTENCE) >= len(MOMENTS), typed
        errors = answer.context_data["form"].errors
        assert [errors[name] for name in MOMENTS] == [[SENTENCE]] * len(MOMENTS), typed
    kept = Article.objects.get().get_latest_revision_as_object()
    assert [getattr(kept, name) for name in MOMENTS] == [None] * len(MOMENTS)


def test_the_first_day_and_the_last_are_taken(cast: Cast, desk: Desk) -> None:
    article, client = cast.draft("A date"), desk(cast.publisher())
    sent = opened(client, edit(article))
    for typed in NEAR:
        assert client.post(edit(article), sent | {"published_at": typed}).status_code == 302
        sent = opened(client, edit(article))
        assert sent["published_at"] == typed


def test_a_banner_a_pin_and_a_filter_say_so_too(cast: Cast, desk: Desk) -> None:
    article, client = cast.published("A date"), desk(cast.publisher())
    for typed in FAR:
        said = {"words": "A ferry is adrift", "until": typed}
        for address in ("/desk/breaking-news/en/", f"/desk/must-read/{article.pk}/"):
            answer = client.post(address, said)
            shows = SENTENCE in answer.content.decode()
            assert (answer.status_code, shows) == (200, True), f"{address} {typed}"
        asked = f"timestamp_from={typed[:10]}&timestamp_to=9999-12-31"
        shown(client, f"/desk/reports/site-history/?{asked}")
    assert not BreakingNews.objects.exists()
    assert not Pin.objects.exists()


@pytest.mark.parametrize("year", [1, 26, 9999])
def test_what_a_script_stored_can_be_found_and_mended(cast: Cast, desk: Desk, year: int) -> None:
    month, day = (12, 31) if year == 9999 else (1, 1)
    far = dt.datetime(year, month, day, 23 if year == 9999 else 1, tzinfo=dt.UTC)
    article, client = cast.draft("From a script", published_at=far), desk(cast.publisher())
    article.get_latest_revision().publish()
    for address in ("/desk/", "/desk/articles/", edit(article)):
        assert "From a script" in shown(client, address)
    sent = opened(client, edit(article))
    assert SENTENCE in client.post(edit(article), sent, follow=True).content.decode()
    assert client.post(edit(article), sent | {"published_at": ""}).status_code == 302
