"""What keeps an article from being published: named field by field, asked on every way out."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.text import capfirst
from django.utils.translation import gettext
from wagtail import blocks
from wagtail.actions.publish_page_revision import PublishPageRevisionAction

from caspian.newsroom.stream_fields import CleanStreamField

KEY = "as_typed"
"""in a revision's content: what a field cannot hold, as it was typed"""
FIELDS, BYLINES = "fields", "bylines"


@dataclass(frozen=True)
class Unfinished:
    """One thing that is missing or wrong: where it stands, and the sentence for its writer."""

    anchor: str
    """the name of a field, or the id of a block"""
    label: str
    sentence: str


class UnfinishedDraft(ValidationError):
    """Somebody or something was about to publish what is not finished."""


def typed_of(content: dict[str, Any]) -> dict[str, Any]:
    """Return what a revision holds as typed; what has another shape than it should is left out."""
    held = content.get(KEY)
    fields, bylines = (held.get(FIELDS), held.get(BYLINES)) if isinstance(held, dict) else ({}, [])
    kept: dict[str, Any] = {
        FIELDS: {
            name: {"typed": one["typed"], "why": [str(why) for why in one.get("why") or ()]}
            for name, one in (fields.items() if isinstance(fields, dict) else ())
            if isinstance(one, dict) and isinstance(one.get("typed"), str)
        },
        BYLINES: [
            {"role": str(one.get("role", "")), "order": str(one.get("order", ""))}
            for one in (bylines if isinstance(bylines, list) else ())
            if isinstance(one, dict)
        ],
    }
    return {name: part for name, part in kept.items() if part}


def unfinished(page: Any) -> list[Unfinished]:
    """Return what is unfinished in a version of a page; empty when it may go out."""
    held = getattr(page, KEY, None) or {}
    found = []
    for name, one in held.get(FIELDS, {}).items():
        label = capfirst(str(getattr(_field(page, name), "verbose_name", name)))
        found += [Unfinished(name, label, sentence) for sentence in one["why"]]
    if held.get(BYLINES):
        found.append(Unfinished(BYLINES, gettext("Byline"), gettext("Choose a contributor.")))
    for field in page._meta.get_fields():
        if isinstance(field, CleanStreamField):
            found += unfinished_blocks(getattr(page, field.name))
    return found


def _field(page: Any, name: str) -> Any:
    return next((one for one in page._meta.get_fields() if one.name == name), None)


def unfinished_blocks(body: Any) -> list[Unfinished]:
    """Return what is unfinished in a body, block by block."""
    error = fault_of(body)
    return list(of_stream(body, error)) if error else []


def fault_of(body: Any) -> Any:
    """Return the error of a body, with those of its blocks inside; None when it is finished."""
    try:
        body.stream_block.clean(body)
    except ValidationError as error:
        return error
    return None


def of_stream(body: Any, error: Any) -> Iterator[Unfinished]:
    """Yield what an error says of the blocks of a body."""
    for index, fault in getattr(error, "block_errors", {}).items():
        child = body[index]
        for path, sentence in _sentences(child.block, fault):
            label = " – ".join([str(child.block.label), *path])
            yield Unfinished(str(child.id), label, sentence)


def _sentences(block: Any, error: Any) -> Iterator[tuple[list[str], str]]:
    inner = getattr(error, "block_errors", None)
    if not inner:
        messages = error.messages if isinstance(error, ValidationError) else [str(error)]
        outer = getattr(error, "non_block_errors", None)
        yield from (([], sentence) for sentence in (outer or messages))
        return
    for where, fault in inner.items():
        child = block.child_blocks[where] if isinstance(where, str) else block.child_block
        named = isinstance(block, blocks.StructBlock)
        for path, sentence in _sentences(child, fault):
            yield ([str(child.label)] if named else [str(where + 1)]) + path, sentence
    for sentence in getattr(error, "non_block_errors", ()) or ():
        yield [], str(sentence)


def refuse_unfinished(page: Any) -> None:
    """Raise UnfinishedDraft, in words, for a version that is not finished."""
    if missing := unfinished(page):
        said = "; ".join(f"{one.label}: {one.sentence}" for one in missing)
        raise UnfinishedDraft(
            gettext("“{title}” is not finished. {said}").format(title=page.title, said=said)
        )


def connect() -> None:
    """Ask at the one door that every publication goes through: desk, list, schedule, command."""
    check = PublishPageRevisionAction.check

    def check_finished(self: Any, *args: Any, **kwargs: Any) -> Any:
        refuse_unfinished(self.object)
        return check(self, *args, **kwargs)

    if not getattr(check, "is_ours", False):
        check_finished.is_ours = True  # type: ignore[attr-defined]
        PublishPageRevisionAction.check = check_finished
