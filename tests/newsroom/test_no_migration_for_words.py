"""A help text, a name of a field and a choice are none of the database's business."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.apps import apps
from django.core.management import call_command, get_commands
from django.core.management.commands import makemigrations, migrate
from django.db import models
from django.db.migrations.autodetector import MigrationAutodetector
from django.db.migrations.graph import MigrationGraph
from django.db.migrations.questioner import MigrationQuestioner
from django.db.migrations.state import ModelState, ProjectState
from django.db.migrations.writer import MigrationWriter

from caspian.common.languages import KNOWN
from caspian.newsroom.autodetector import UNKNOWN, DatabaseAutodetector
from caspian.newsroom.models import Article, Publication
from caspian.newsroom.models.publication import PublicationText

NEW: dict[str, tuple[type[models.Model], str, Any]] = {
    "help_text": (Publication, "name", "How the paper is called."),
    "verbose_name": (Article, "kind", "sort"),
    "choices": (PublicationText, "language", [*KNOWN, ("eo", "Esperanto")]),
}
"""a change of each attribute that no database knows"""


@contextmanager
def changed(model: type[models.Model], name: str, attribute: str, value: Any) -> Iterator[None]:
    """Let a field of a model have another attribute."""
    field: Any = model._meta.get_field(name)
    # What a migration calls a field is what its model said, before Django makes it up of the name.
    kept = "_verbose_name" if attribute == "verbose_name" else attribute
    before = getattr(field, kept)
    setattr(field, kept, value)
    try:
        yield
    finally:
        setattr(field, kept, before)


def is_missing(command: Any = "makemigrations") -> bool:
    """Return whether a command says that a migration is missing."""
    try:
        call_command(command, check_changes=True, dry_run=True, verbosity=0)
    except SystemExit:
        return True
    return False


@pytest.mark.django_db
@pytest.mark.parametrize("attribute", NEW)
def test_a_text_and_one_more_language_make_no_migration(attribute: str) -> None:
    model, name, value = NEW[attribute]
    with changed(model, name, attribute, value):
        assert not is_missing()
        assert is_missing(makemigrations.Command()), "the control: Django's own would make one"


@pytest.mark.django_db
def test_what_the_database_knows_makes_one() -> None:
    with changed(Publication, "name", "max_length", 4000):
        assert is_missing()
    with changed(Article, "kind", "default", "analysis"):
        assert is_missing()


def migration_of(detector: type[MigrationAutodetector]) -> str:
    """Return the migration for a new model of ours and one of another app, as it is written."""
    after = ProjectState()
    for label in ("newsroom", "wagtailcore"):
        length = models.CharField("length", help_text="So long.", choices=[("a", "Long")])
        fields = [("id", models.AutoField(primary_key=True)), ("length", length)]
        after.add_model(ModelState(label, "Ruler", fields))
    asked = MigrationQuestioner(specified_apps={"newsroom", "wagtailcore"})
    made = detector(ProjectState(), after, asked).changes(MigrationGraph())
    return "\n".join(MigrationWriter(one[0]).as_string() for one in made.values())


def test_a_new_migration_holds_none_of_it_and_other_apps_keep_theirs() -> None:
    ours, djangos = (migration_of(one) for one in (DatabaseAutodetector, MigrationAutodetector))
    for word in UNKNOWN:
        assert (ours.count(f"{word}="), djangos.count(f"{word}=")) == (1, 2)


def test_both_commands_compare_by_it() -> None:
    """Django may drop this door, or give its name to another: then this fails first."""
    for name, djangos in (("makemigrations", makemigrations), ("migrate", migrate)):
        assert djangos.Command.autodetector is MigrationAutodetector
        assert get_commands()[name] == "caspian.newsroom"
    call_command("check", tags=["commands"], verbosity=0)


def test_every_field_of_ours_can_be_made_bare() -> None:
    state = ProjectState.from_apps(apps)
    DatabaseAutodetector(ProjectState(), state)
    fields = [
        (label, type(field).__name__, field.deconstruct()[3].keys() & set(UNKNOWN))
        for (label, _), model in state.models.items()
        for field in model.fields.values()
    ]
    dressed = {(label, kind) for label, kind, unknown in fields if unknown}
    ours = {one for one in dressed if one[0] in ("newsroom", "dossiers", "comments", "search")}
    assert ours == {("newsroom", "TaggableManager")}, "which is never without its own words"
    assert dressed > ours
