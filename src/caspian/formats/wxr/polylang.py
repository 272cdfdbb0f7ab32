"""What Polylang, WordPress's plug-in for several languages, keeps in the descriptions of terms."""

from collections.abc import Mapping

# The name of a language among WordPress's own translations; those that it lacks get one that
# Polylang takes: language, country, variant.
LOCALES = {
    "en": "en_US", "az": "az", "fa": "fa_IR", "hy": "hy", "ka": "ka_GE", "kk-cyrl": "kk",
    "kk-latn": "kk_KZ_latn", "ky": "ky_KY", "ru": "ru_RU", "tg": "tg", "tk": "tk", "tr": "tr_TR",
    "uk": "uk", "uz-cyrl": "uz_UZ_cyrl", "uz-latn": "uz_UZ",
}  # fmt: skip


def language_about(code: str, *, right_to_left: bool) -> str:
    """Return the description of a language's term."""
    locale = LOCALES.get(code, code.replace("-", "_"))
    return php({"locale": locale, "rtl": int(right_to_left), "flag_code": ""})


def php(values: Mapping[str, int | str]) -> str:
    """Return an array as PHP serializes it; the length of a text counts its bytes."""
    inner = "".join(f"{_one(key)}{_one(value)}" for key, value in values.items())
    return f"a:{len(values)}:{{{inner}}}"


def _one(value: int | str) -> str:
    if isinstance(value, int):
        return f"i:{value};"
    return f's:{len(value.encode())}:"{value}";'
