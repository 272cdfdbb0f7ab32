"""What each sign weighs: the one place. A comment is held from `CommentSettings.hold_at` points on.

Two rules stand behind the numbers. No sign that an innocent reader can have through no fault
(a shared network, a first visit, a quick hand) holds a comment alone, nor do all of those together.
And what the classifier says never holds alone: somebody must be able to say why.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Weight:
    """The points of a sign, by how strong it is."""

    steps: tuple[tuple[float, float], ...]
    """(from which amount, points), ascending; below the first there is no sign"""
    about: str
    """what the amount counts"""
    hard_from: float | None = None
    """the amount that holds even a comment of somebody with a good record"""


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


def points(name: str, amount: float) -> float:
    """Return the points of a sign that is so strong; 0 where it is none."""
    reached = [points for least, points in WEIGHTS[name].steps if amount >= least]
    return reached[-1] if reached else 0.0


def is_hard(name: str, amount: float) -> bool:
    """Return whether a sign that strong holds a comment whatever its author's record."""
    least = WEIGHTS[name].hard_from
    return least is not None and amount >= least
