"""Judges a comment on its way in: what each sign weighs, and what holds a comment.

Two rules stand behind the numbers. No sign that an innocent reader can have through no fault
(a shared network, a first visit, a quick hand) holds a comment alone, nor do all of those together.
And what the classifier says never holds alone: somebody must be able to say why.
"""

from collections.abc import Iterable, Iterator

from caspian.comments.judging.facts import Facts
from caspian.comments.judging.signs import hard_signs, on_clock, soft_signs
from caspian.comments.posting import Posting
from caspian.shield.weighing import Judgement, ShieldSign, Weight, is_hard, weighed

ONE = ((1.0, 1.0),)
WEIGHTS: dict[str, Weight] = {
    "trap": Weight(((1, 20),), "a field that no reader sees was filled in", hard_from=1),
    "alike": Weight(
        ((1, 3), (2, 6), (3, 10), (10, 12)),
        "comments of eight words and more, on any article in two weeks, that say nearly the same",
        hard_from=5,
    ),
    "alike_short": Weight(
        ((2, 2), (4, 4), (10, 6)), "the same for comments of five to seven words: people agree"
    ),
    "alike_rejected": Weight(((1, 10),), "it nearly repeats a comment that a moderator rejected"),
    "links": Weight(((1, 2), (2, 5), (3, 10)), "web addresses in the text", hard_from=3),
    "own_words": Weight(((1, 10),), "words that the editors hold (Settings, Words)"),
    "threats": Weight(((1, 8), (2, 12)), "words and phrases from the lists of threats"),
    "insults": Weight(((1, 4), (2, 8), (3, 10)), "words from the lists of insults and slurs"),
    "spam": Weight(((1, 3), (2, 7), (3, 10)), "phrases from the lists of advertising"),
    "mixed_scripts": Weight(
        ((1, 3), (3, 6)), "words that hide letters of another alphabet, in the text or the name"
    ),
    "gibberish": Weight(((1, 4),), "no words, or one thing over and over"),
    "shouting": Weight(((1, 2),), "all in capitals (only in scripts that have them)"),
    "name_of_ours": Weight(
        ((1, 10),),
        "a name that looks like the paper's, a contributor's or an account's",
        hard_from=1,
    ),
    "name_taken": Weight(
        ((1, 1), (2, 8)), "the name of another commenter with a good record; 2: first and last name"
    ),
    "name_link": Weight(((1, 5),), "a web address as a name"),
    "too_fast": Weight(
        ((1, 2), (2, 6)), "1: faster than people type, or within four seconds; 2: within two"
    ),
    "no_clock": Weight(((1, 2),), "the form does not say when it was opened"),
    "newcomer": Weight(ONE, "nothing from this commenter before today"),
    "network_rate": Weight(
        ((5, 1), (10, 2), (20, 3)), "comments from the same network in ten minutes"
    ),
    "network_names": Weight(((5, 1), (10, 2)), "different commenters from one network in a day"),
    "rejections": Weight(
        ((1, 3), (2, 5), (3, 8)), "this commenter's comments that were rejected in the last 30 days"
    ),
    "record": Weight(((1, -1), (3, -2), (10, -4)), "this commenter's approved comments"),
    "learned": Weight(
        ((0.8, 2), (0.9, 5), (0.97, 8)),
        "how likely moderators reject what reads like it: learned from their decisions",
    ),
    "learned_fine": Weight(((0.8, -1), (0.9, -2)), "how likely they publish it"),
}


def judge(posting: Posting) -> Judgement:
    """Say what the shield sees of a comment, and whether it waits for a moderator.

    It refuses nothing. Somebody with a good record passes at once, unless a sign is hard.
    """
    facts = Facts(posting)
    hard = list(hard_signs(facts))
    must_wait = any(is_hard(WEIGHTS, name, amount) for name, amount, _ in hard)
    if facts.is_trusted:
        return _judgement(facts, weighed(WEIGHTS, hard), must_wait)
    signs = [*weighed(WEIGHTS, hard), *weighed(WEIGHTS, soft_signs(facts))]
    first_ones = list(_of_newcomers(facts)) if facts.is_newcomer else []
    is_held = must_wait or _sum(signs) >= facts.hold_at or bool(first_ones)
    return _judgement(facts, [*first_ones, *signs], is_held)


def _of_newcomers(facts: Facts) -> Iterator[ShieldSign]:
    """Yield why a first comment waits, whatever it says; these weigh nothing."""
    if facts.slow is not None:
        since = on_clock(facts.slow.since, facts.posting.now)
        where = "this article" if facts.slow.article_id else "the whole paper"
        yield ShieldSign(
            "slow_mode", 0, f"Slow mode on {where} since {since}: first comments wait."
        )
    elif facts.looked.hold_newcomers:
        yield ShieldSign("first_comment", 0, "The paper looks at everybody's first comment.")


def _judgement(facts: Facts, signs: Iterable[ShieldSign], is_held: bool) -> Judgement:
    ordered = tuple(sorted(signs, key=lambda sign: -sign.points))
    alike = facts.alike
    return Judgement(
        signs=ordered,
        score=max(0.0, _sum(ordered)),
        is_held=is_held,
        alike=alike.first if alike else None,
    )


def _sum(signs: Iterable[ShieldSign]) -> float:
    return float(sum(sign.points for sign in signs))
