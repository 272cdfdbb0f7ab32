"""Finds and exchanges, in stored blocks, the record that a chooser names; pure functions."""

from collections.abc import Callable
from typing import Any

from wagtail import blocks
from wagtail.blocks.field_block import ChooserBlock

Exchange = Callable[[Any, str], Any]


def exchange(stored: list[Any], stream: Any, model: Any, change: Exchange) -> list[Any]:
    """Return a stored stream in which what choosers of a model hold was passed through a function.

    The function gets the id that is held, and the id of the nearest block that has one: a mark by
    which the same place is found again when blocks were moved.
    """
    return [_member(one, stream, model, change) for one in stored]


def _member(one: Any, stream: Any, model: Any, change: Exchange) -> Any:
    if not isinstance(one, dict) or one.get("type") not in stream.child_blocks:
        return one
    child = stream.child_blocks[one["type"]]
    return {**one, "value": _value(child, one.get("value"), model, change, str(one.get("id")))}


def _value(block: Any, value: Any, model: Any, change: Exchange, mark: str) -> Any:
    if isinstance(block, ChooserBlock):
        return change(value, mark) if block.model_class is model and value else value
    if isinstance(block, blocks.StructBlock) and isinstance(value, dict):
        return {
            name: _value(block.child_blocks[name], held, model, change, mark)
            if name in block.child_blocks
            else held
            for name, held in value.items()
        }
    if isinstance(block, blocks.ListBlock) and isinstance(value, list):
        return [_item(block, one, model, change, mark) for one in value]
    if isinstance(block, blocks.StreamBlock) and isinstance(value, list):
        return exchange(value, block, model, change)
    return value


def _item(block: Any, one: Any, model: Any, change: Exchange, mark: str) -> Any:
    # Wagtail once stored bare values here, and now stores them with an id each.
    if isinstance(one, dict) and one.get("type") == "item":
        own = str(one.get("id") or mark)
        return {**one, "value": _value(block.child_block, one["value"], model, change, own)}
    return _value(block.child_block, one, model, change, mark)
