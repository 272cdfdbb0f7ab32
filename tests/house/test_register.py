"""Each model stands in the register: what export, backup and erasure do with its rows."""

from collections.abc import Iterable, Mapping

import pytest
from django.apps import apps
from django.contrib.auth import get_user_model
from django.db.models import Model

from caspian.project.records import REGISTER, Handling

ALSO_ON_POSTGRESQL = {"wagtailsearch.SQLiteFTSIndexEntry"}
"""in the register for one database alone"""


def unregistered(models: Iterable[type[Model]], register: Mapping[str, Handling]) -> set[str]:
    """Return the models that no entry is about."""
    return {model._meta.label for model in models} - set(register)


def untold_people(models: Iterable[type[Model]], register: Mapping[str, Handling]) -> set[str]:
    """Return the fields that name an account and stand in no entry's `person`."""
    return {
        f"{model._meta.label}.{field.name}"
        for model in models
        for field in model._meta.concrete_fields
        if field.related_model is get_user_model()
        and (said := register.get(model._meta.label)) is not None
        and said.person != "all"
        and field.name not in said.person.split()
    }


def unknown_fields(register: Mapping[str, Handling]) -> set[str]:
    """Return the fields that an entry names and its model has not."""
    return {
        f"{label}.{name}"
        for label, said in register.items()
        if said.person not in ("", "all")
        for name in said.person.split()
        if name not in {field.name for field in apps.get_model(label)._meta.get_fields()}
    }


def test_every_model_stands_in_the_register() -> None:
    assert unregistered(apps.get_models(), REGISTER) == set()
    known = {model._meta.label for model in apps.get_models()} | ALSO_ON_POSTGRESQL
    assert set(REGISTER) <= known, "entries without a model"


def test_whoever_has_an_account_is_found_in_every_model() -> None:
    assert untold_people(apps.get_models(), REGISTER) == set()
    assert unknown_fields(REGISTER) == set()


@pytest.mark.parametrize("label", REGISTER)
def test_what_is_left_out_has_a_reason(label: str) -> None:
    said = REGISTER[label]
    assert said.why or (said.exported and said.backed_up)


def test_the_control_misses_a_model_and_a_person() -> None:
    models = list(apps.get_models())
    less = {label: said for label, said in REGISTER.items() if label != "newsroom.Pin"}
    assert unregistered(models, less) == {"newsroom.Pin"}
    silent = REGISTER | {"newsroom.Pin": Handling(True, True)}
    assert untold_people(models, silent) == {"newsroom.Pin.pinned_by"}
