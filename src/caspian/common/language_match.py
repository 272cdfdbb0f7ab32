"""Finds which of some languages a reader means who asks for others: region and script in mind."""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from babel.core import get_global

# Who reads Kazakh or Uzbek reads both alphabets, better than the next language they ask for. Of
# Arabic letters that can't be said.
_READ_TOGETHER = frozenset({"Latn", "Cyrl"})


class LanguageTag(NamedTuple):
    """A language tag (BCP 47) by its parts; where it names no script, the likely one."""

    text: str
    language: str
    script: str


@lru_cache(1024)
def tag(code: str) -> LanguageTag:
    """Return the parts of a tag such as "kk-KZ" or "uz_Cyrl_UZ"; script and region may be any.

    Source of the likely scripts: CLDR, likelySubtags.
    """
    text = code.replace("_", "-").lower()
    first, *rest = text.split("-")
    language, *_ = str(get_global("language_aliases").get(first, first)).split("_")
    script = next((part.title() for part in rest if len(part) == 4 and part.isalpha()), "")
    region = next((part.upper() for part in rest if len(part) == 2 or part.isdecimal()), "")
    return LanguageTag(text, language, script or _likely_script(language, region))


def best_match(asked: Sequence[str], languages: Iterable[str]) -> str | None:
    """Return which of some languages is meant by tags in the order of preference, or None.

    The script that is asked for comes first; then the language in another script that its readers
    know as well; and once nothing else fits, in whichever script there is.
    """
    known = {code: tag(code) for code in languages}
    wanted = [tag(code) for code in asked]
    for one in wanted:
        for fits in (_same_script, _script_read_as_well):
            if found := _nearest(one, (c for c, other in known.items() if fits(one, other))):
                return found
    for one in wanted:
        same = (code for code, other in known.items() if other.language == one.language)
        if found := _nearest(one, same):
            return found
    return None


def tags_of(language: str) -> Iterator[str]:
    """Yield tags, in lower case, that between them mean a language in each likely script.

    For who can't work it out for whatever is asked: a map of nginx.
    """
    yield language
    for likely, whole in get_global("likely_subtags").items():
        parts = likely.split("_")
        if parts[0] == language and len(parts) == 2:
            yield "-".join(parts).lower()
            yield f"{language}-{whole.split('_')[1]}".lower()
    for script in sorted(_READ_TOGETHER):
        yield f"{language}-{script}".lower()


def _same_script(one: LanguageTag, other: LanguageTag) -> bool:
    return (one.language, one.script) == (other.language, other.script)


def _script_read_as_well(one: LanguageTag, other: LanguageTag) -> bool:
    return one.language == other.language and {one.script, other.script} <= _READ_TOGETHER


def _nearest(one: LanguageTag, codes: Iterable[str]) -> str | None:
    """Return the code that says as much as possible of what is asked, and little else."""

    def far(code: str) -> tuple[int, int, bool]:
        known, parts = tag(code).text.split("-"), one.text.split("-")
        shared = len(set(known) & set(parts))
        return -shared, len(known), tag(code).script != tag(one.language).script

    return min(codes, key=far, default=None)


def _likely_script(language: str, region: str) -> str:
    likely = get_global("likely_subtags")
    whole = likely.get(f"{language}_{region}") or likely.get(language) or ""
    return next((part for part in str(whole).split("_") if len(part) == 4), "")
