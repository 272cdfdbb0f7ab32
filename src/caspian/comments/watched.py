"""What of comments readers see, by the names that the press knows it under."""

from caspian.comments.models import Comment, CommentSettings, HouseRule, HouseRuleText
from caspian.newsroom import outbox

RULES = "comment_rules"
SETTINGS = "comment_settings"


def connect() -> None:
    """Write to the outbox whatever changes of it."""
    outbox.watch(Comment, _subject)
    outbox.watch(CommentSettings, lambda record: SETTINGS)
    outbox.watch(HouseRule, lambda record: RULES)
    outbox.watch(HouseRuleText, lambda record: RULES)


def of_article(article_id: int) -> str:
    """Return the subject of all comments on an article."""
    return f"comments:{article_id}"


def _subject(comment: Comment) -> str | None:
    # A flood of comments that are held must not make the press look at each. Of one whose state
    # was left in the database it is not known: then it counts as shown.
    is_shown = comment.__dict__.get("state", Comment.State.APPROVED) == Comment.State.APPROVED
    return of_article(comment.article_id) if is_shown or comment.was_shown else None
