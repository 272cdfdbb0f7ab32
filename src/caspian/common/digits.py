"""The digits that a language writes its numbers in."""

from functools import lru_cache

from caspian.common.languages import babel_locale

_DIGITS = {"arabext": "۰۱۲۳۴۵۶۷۸۹", "arab": "٠١٢٣٤٥٦٧٨٩"}


@lru_cache(64)
def native_digits(code: str) -> dict[int, str]:
    """Return the digits of a language by those of ASCII, for str.translate.

    Babel knows which digits a language has, but writes all numbers in those of ASCII.
    """
    digits = _DIGITS.get(babel_locale(code).default_numbering_system, "")
    return {ord(str(number)): digit for number, digit in enumerate(digits)}


def in_native_digits(text: str, code: str) -> str:
    """Return a number or date in the digits of a language; no address and no `datetime=`."""
    return text.translate(native_digits(code))
