"""Entries of the stylebook as tests need them."""

from typing import Any

from caspian.stylebook.models import StyleEntry, StyleRule


def entry(name: str = "Kyiv", *, language: str = "en", **rule: Any) -> StyleEntry:
    """Return an entry with one rule: of Kyiv, unless told otherwise."""
    made = StyleEntry.objects.create(name=name)
    said = {"form": name, "avoided": "Kiev", "reason": "The name in Ukrainian.", **rule}
    StyleRule.objects.create(entry=made, language=language, **said)
    return made
