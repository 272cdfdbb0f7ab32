"""Gives a paper the rules for comments that it starts with; an editor changes them."""

from django.db import transaction

from caspian.comments.models import CommentSettings, HouseRule

FIRST_RULES = (
    ("Stay with the subject", "Write about what the article is about. The rest has its own place."),
    (
        "No insults, no hatred",
        "Argue against what was said, not against people, and never against a people.",
    ),
    ("No threats, no calls for violence", "Nor praise of it, no matter who the victim is."),
    (
        "Nobody's private life",
        "No addresses, telephone numbers or papers of others, and no rumours about them.",
    ),
    (
        "No advertising, no campaigns",
        "The same text under many articles, or under many names, is not a comment.",
    ),
)


@transaction.atomic
def found_comments() -> None:
    """Make the settings and the first rules of a paper that has no settings yet."""
    # Not "that has no rules": a paper that struck them all means it.
    if CommentSettings.objects.exists():
        return
    CommentSettings.load()
    for order, (title, text) in enumerate(FIRST_RULES):
        HouseRule.objects.create(title=title, text=text, sort_order=order)
