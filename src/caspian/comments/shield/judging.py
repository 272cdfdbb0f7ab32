"""Judges a comment on its way in: weighs the signs, and holds or lets pass."""

from collections.abc import Iterable, Iterator

from caspian.comments.posting import Judgement, Posting, ShieldSign
from caspian.comments.shield.facts import Facts
from caspian.comments.shield.phrases import on_clock
from caspian.comments.shield.signs import Strong, hard_signs, soft_signs
from caspian.comments.shield.weights import is_hard, points


def judge(posting: Posting) -> Judgement:
    """Say what the shield sees of a comment, and whether it waits for a moderator.

    It refuses nothing. Somebody with a good record passes at once, unless a sign is hard.
    """
    facts = Facts(posting)
    hard = list(hard_signs(facts))
    must_wait = any(is_hard(name, amount) for name, amount, _ in hard)
    if facts.is_trusted:
        return _judgement(facts, _weighed(hard), must_wait)
    signs = [*_weighed(hard), *_weighed(soft_signs(facts))]
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


def _weighed(found: Iterable[Strong]) -> Iterator[ShieldSign]:
    for name, amount, words in found:
        weight = points(name, amount)
        if weight:
            yield ShieldSign(name, weight, words)


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
