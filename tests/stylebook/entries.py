"""Entries of the stylebook as tests need them."""

from typing import Any

from caspian.stylebook.models import StyleEntry, StyleRule


def entry(name: str = "Kyiv", *, language: str = "en", **rule: Any) -> StyleEntry:
    """Return an entry with one rule: of Kyiv, unless told otherwise."""
    made = StyleEntry.objects.create(name=name)
    said: dict[str, Any] = {
        "form": name,
        "avoided": "Kiev",
        "reason": "The name in Ukrainian.",
        **rule,
    }
    StyleRule.objects.create(entry=made, language=language, **said)
    return made


def styled(n: int) -> None:
    """Write an entry, change it, or strike it: `n` chooses, whatever there is."""
    first = StyleEntry.objects.order_by("pk").first()
    if first is None or n % 4 == 0:
        last = StyleEntry.objects.order_by("-pk").first()
        entry(f"Name {last.pk if last else 0}", language=("en", "az")[n // 4 % 2])
    elif n % 4 == 1:
        first.is_decided = not first.is_decided
        first.save()
    elif n % 4 == 2:
        StyleRule.objects.create(entry=first, language=("az", "en")[n // 4 % 2], form=f"Form {n}")
    else:
        first.delete()
