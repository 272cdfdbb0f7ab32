"""The signs: each looks at one thing and says nothing, or what it saw in a moderator's words."""

import datetime as dt
from collections.abc import Callable, Iterator

from caspian.comments.judging.facts import DAY, Facts
from caspian.comments.judging.learning import knowledge
from caspian.comments.names_of_ours import said_of
from caspian.newsroom.desk.times import by_paper_clock
from caspian.shield import text_signs
from caspian.shield.classifier import features, likelihood, telling
from caspian.shield.text_signs import Strong, counted, quoted

_FAST, _VERY_FAST = 4.0, 2.0
_TYPED = 20.0
"""characters a second that nobody types; the world's fastest do half of that"""


def hard_signs(facts: Facts) -> Iterator[Strong]:
    """Yield the signs that count whatever somebody's record is."""
    if facts.posting.is_trapped:
        yield "trap", 1, "A field was filled in that no reader sees: a program wrote this."
    if facts.ours:
        yield "name_of_ours", 1, said_of(facts.posting.name, facts.ours)
    yield from text_signs.links(facts.posting.text)
    alike = facts.alike
    if alike is None:
        return
    others, articles = counted(alike.comments, "other comment"), counted(alike.articles, "article")
    where = f", on {articles}" if alike.articles > 1 else ""
    since = on_clock(alike.since, facts.posting.now)
    text = f"Nearly the same text as {others} since {since}{where}."
    yield ("alike_short" if alike.is_short else "alike"), alike.comments, text
    if alike.is_rejected:
        yield "alike_rejected", 1, "A moderator rejected the first of those that say the same."


def on_clock(moment: dt.datetime, now: dt.datetime) -> str:
    """Return a moment as short as it is clear: "14:02", or "12 March, 14:02"."""
    local = by_paper_clock(moment)
    clock = local.strftime("%H:%M")
    if local.date() == now.astimezone(local.tzinfo).date():
        return clock
    return f"{local.day} {local:%B}, {clock}"


def soft_signs(facts: Facts) -> Iterator[Strong]:
    """Yield the signs that are weighed for those who have no good record."""
    for sign in _SOFT:
        yield from sign(facts)


def _text(facts: Facts) -> Iterator[Strong]:
    looked, posting = facts.looked, facts.posting
    own, allowed = looked.own_words or "", looked.allowed_words or ""
    yield from text_signs.of_text(posting.text, posting.name, own, allowed)


def _name(facts: Facts) -> Iterator[Strong]:
    name = facts.posting.name
    if text_signs.is_address(name):
        yield "name_link", 1, f"The name is a web address: {quoted([name])}."
    elif facts.namesake and not facts.ours:
        who = f"somebody else, with {counted(facts.namesake, 'published comment')}"
        strength = min(2, len(name.split()))
        yield "name_taken", strength, f"{quoted([name])} is also the name of {who}."


def _pace(facts: Facts) -> Iterator[Strong]:
    seconds, length = facts.posting.seconds, len(facts.posting.text)
    if seconds is None:
        yield "no_clock", 1, "The form does not say when it was opened."
    elif seconds < _VERY_FAST:
        yield "too_fast", 2, f"Sent {seconds:.1f} seconds after the form was opened."
    elif seconds < _FAST or length > _TYPED * seconds:
        text = f"{length} characters, sent {seconds:.0f} seconds after the form was opened."
        yield "too_fast", 1, text


def _origin(facts: Facts) -> Iterator[Strong]:
    commenter, now = facts.posting.commenter, facts.posting.now
    if commenter is None:
        yield "newcomer", 1, "The first comment from this browser."
    elif now - commenter.first_at < DAY:
        yield "newcomer", 1, "First seen within a day."
    rate, names = facts.looked.in_ten_minutes, facts.looked.commenters_today
    yield "network_rate", rate, f"{counted(rate, 'comment')} from this network in ten minutes."
    yield "network_names", names, f"{counted(names, 'commenter')} from this network today."


def _record(facts: Facts) -> Iterator[Strong]:
    commenter = facts.posting.commenter
    if commenter is None:
        return
    if facts.rejections:
        of_them = counted(facts.rejections, "comment")
        yield "rejections", facts.rejections, f"{of_them} of theirs rejected in the last month."
    if commenter.approved:
        of_them = counted(commenter.approved, "comment")
        yield "record", commenter.approved, f"{of_them} of theirs published before."


def _learned(facts: Facts) -> Iterator[Strong]:
    weights = knowledge(facts.looked.taught or "").weights
    if not weights:
        return
    text = facts.posting.text
    chance = likelihood(weights, features(text))
    if chance >= 0.5:
        told = telling(weights, text)
        why = f", above all for {quoted(told)}" if told else ""
        yield "learned", chance, f"Reads like what moderators reject ({chance:.0%}){why}."
    else:
        fine = 1 - chance
        yield "learned_fine", fine, f"Reads like what moderators publish ({fine:.0%})."


_SOFT: tuple[Callable[[Facts], Iterator[Strong]], ...] = (
    _text,
    _name,
    _pace,
    _origin,
    _record,
    _learned,
)
