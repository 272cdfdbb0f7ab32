"""Digits of every script."""

import unicodedata


def plain_digits(text: str) -> str:
    """Return a text with the digits of every script as 0 to 9; a superscript stays what it is."""
    return "".join(str(unicodedata.decimal(one, one)) for one in text)
