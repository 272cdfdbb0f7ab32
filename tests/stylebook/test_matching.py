"""The matcher is held to sentences that were written before it: it finds what they say."""

import time
from collections import defaultdict
from pathlib import Path

import pytest

from caspian.stylebook.matching import Stands, StyleHit, StyleMatcher, StyleTerm
from caspian.stylebook.proposed import LANGUAGES, proposed_entries

SENTENCES = [
    line.split("\t")
    for line in (Path(__file__).parent / "sentences.tsv").read_text("utf-8").splitlines()
    if not line.startswith("#")
]
MS_OF_AN_ARTICLE = 50


def matcher(code: str) -> StyleMatcher:
    """Return what looks for the proposed names in a language."""
    terms = []
    for number, entry in enumerate(proposed_entries()):
        rule = next(one for one in entry.rules if one.language == code)
        for stands, forms in (
            (Stands.WRITTEN, (rule.form,)),
            (Stands.ACCEPTED, rule.accepted),
            (Stands.AVOIDED, rule.avoided),
            (Stands.EXCEPTION, rule.exceptions),
        ):
            terms += [StyleTerm(form, stands, number) for form in forms]
    return StyleMatcher.of(terms, code)


MATCHERS = {code: matcher(code) for code in LANGUAGES}


def avoided(code: str, text: str) -> list[StyleHit]:
    """Return the forms to avoid that are found in a text."""
    return [hit for hit in MATCHERS[code].find(text) if hit.term.stands == Stands.AVOIDED]


def test_it_finds_what_the_sentences_say() -> None:
    right, wrong, missed = 0, [], []
    wanted: dict[str, int] = defaultdict(int)
    met: dict[str, int] = defaultdict(int)
    for code, kind, forms, text in SENTENCES:
        expected = [one for one in forms.split(",") if one]
        found = [hit.term.form for hit in avoided(code, text)]
        wanted[kind] += len(expected)
        for form in expected:
            if form in found:
                found.remove(form)
                right += 1
                met[kind] += 1
            else:
                missed.append((code, form, text))
        wrong += [(code, form, text) for form in found]
    figures = {kind: met[kind] / wanted[kind] for kind in ("stored", "inflected", "quoted")}
    assert right / (right + len(wrong)) >= 0.98, wrong
    assert figures["stored"] >= 0.95, missed
    assert figures["inflected"] >= 0.80, missed


def test_what_stands_in_quotes_is_marked_and_nothing_else() -> None:
    for code, kind, _, text in SENTENCES:
        for hit in avoided(code, text):
            assert hit.is_quoted == (kind == "quoted"), text


@pytest.mark.parametrize("code", LANGUAGES)
def test_an_article_takes_less_than_a_moment(code: str) -> None:
    # The least of five, in time of this process: what another takes does not count.
    text = " ".join(text for of, _, _, text in SENTENCES if of == code)
    text = " ".join((text + " ") * (1000 // len(text.split()) + 1)).replace("  ", " ")
    text = " ".join(text.split()[:1000])
    took = []
    for _ in range(5):
        begun = time.process_time()
        list(MATCHERS[code].find(text))
        took.append(time.process_time() - begun)
    assert min(took) * 1000 < MS_OF_AN_ARTICLE


def test_a_capital_is_asked_for_where_the_form_has_one() -> None:
    turkey = StyleMatcher.of([StyleTerm("Turkey", Stands.AVOIDED, 1)], "en")
    assert [hit.words for hit in turkey.find("Turkey ate turkey. TURKEY!")] == ["Turkey", "TURKEY"]


def test_the_longest_name_is_meant_and_letters_that_look_alike_are_one() -> None:
    az = StyleMatcher.of(
        [StyleTerm("İrəvan", Stands.AVOIDED, 1), StyleTerm("İrəvan xanlığı", Stands.EXCEPTION, 1)],
        "az",
    )
    found = list(az.find("İrəvan xanlığının tarixi. IRƏVAN yox, İRƏVANda."))
    assert [(hit.words, hit.term.stands) for hit in found] == [
        ("İrəvan xanlığının", Stands.EXCEPTION),
        ("İRƏVANda", Stands.AVOIDED),
    ]
