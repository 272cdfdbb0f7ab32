"""Writes Kazakh in Latin letters: the alphabet of 2021, letter by letter from Cyrillic."""

_LETTERS = dict(
    zip(
        "аәбвгғдежзийкқлмнңоөпрстуұүфхһшыіэ",
        "aäbvgğdejziikqlmnñoöprstuūüfhhşyıe",
        strict=True,
    )
)
# What only words from Russian have. Both signs have no sound of their own.
_LETTERS |= {"ё": "io", "ц": "s", "ч": "ş", "щ": "ş", "ю": "iu", "я": "ia", "ъ": "", "ь": ""}
# Two small letters have a dot more or less than Unicode expects of their capitals.
_CAPITALS = {"и": "İ", "й": "İ", "і": "I"}


def kazakh_latin(text: str) -> str:
    """Return Kazakh text in Latin letters; what is no Cyrillic letter stays as it is."""
    # The soft sign parts "е" from the letter before it, in words such as "досье".
    return "".join(_latin(letter) for letter in text.replace("ье", "ие"))


def _latin(letter: str) -> str:
    small = letter.lower()
    if small not in _LETTERS:
        return letter
    if small == letter:
        return _LETTERS[small]
    return _CAPITALS.get(small, _LETTERS[small].capitalize())
