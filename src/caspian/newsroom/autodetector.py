"""Lets migrations hold only what a database knows of our models.

Django writes every attribute of a field into migrations, so that a new help text, or one more
language to choose from, costs a migration. Both states that are compared leave these out here, and
so does what is written. A model's `verbose_name` stays: Django names permissions by it, in a table.

Since Django 5.2, `makemigrations` and `migrate` name the class that compares (`autodetector`); a
system check of Django's asks that both name the same. Other projects patch `Field.deconstruct`
for this, which every field of every app then has.
"""

from typing import Any

from django.apps import apps
from django.db.migrations.autodetector import MigrationAutodetector
from django.db.migrations.state import ProjectState
from django.db.models import Field

UNKNOWN = ("help_text", "verbose_name", "choices")
"""what no database knows of a field"""


class DatabaseAutodetector(MigrationAutodetector):
    """Finds the changes of our models that a database has to follow, and no others."""

    def __init__(self, from_state: ProjectState, to_state: ProjectState, *rest: Any) -> None:
        super().__init__(from_state, to_state, *rest)
        ours = {app.label for app in apps.get_app_configs() if app.name.startswith("caspian.")}
        for state in (from_state, to_state):
            for (label, _), model in state.models.items():
                if label in ours:
                    model.fields = {name: bare(field) for name, field in model.fields.items()}


def bare(field: "Field[Any, Any]") -> "Field[Any, Any]":
    """Return a field of a migration's state without what no database knows."""
    # As Field.clone() does it; what a state holds belongs to no model yet.
    _, _, positional, options = field.deconstruct()
    known = {name: value for name, value in options.items() if name not in UNKNOWN}
    return type(field)(*positional, **known)
