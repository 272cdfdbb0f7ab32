"""What readers and moderators do to comments, as something that a state machine can do."""

from typing import Any

from django.utils import timezone

from caspian.comments.models import Comment, CommentSettings, HouseRule, HouseRuleText
from caspian.comments.undo import withdraw
from caspian.newsroom.models import Article
from tests.cast import republished

STATES = (Comment.State.APPROVED, Comment.State.HELD, Comment.State.REJECTED)


class Comments:
    """Comments of a newsroom under random hands; `n` chooses, whatever there is."""

    def write(self, article: Article | None, n: int) -> None:
        """Write a comment, held or shown, that answers another where there is one."""
        if article is None:
            return
        top = Comment.objects.filter(article=article, parent=None).order_by("pk")
        Comment.objects.create(
            article=article,
            parent=top.first() if n % 3 == 2 else None,
            name=f"Reader {n % 4}",
            text=f"Words {n}.",
            state=STATES[n % 2],
            posted_at=timezone.now(),
        )

    def decide(self, n: int, m: int) -> None:
        if (comment := self._comment(n)) and comment.state != Comment.State.WITHDRAWN:
            comment.state = STATES[m % 3]
            comment.save()

    def take_back(self, n: int) -> None:
        if comment := self._comment(n):
            withdraw(comment)

    def erase(self, n: int) -> None:
        if comment := self._comment(n):
            comment.delete()

    def settings(self, n: int) -> None:
        """Open or close the paper, or change what nearly every page says of comments."""
        rules = CommentSettings.load()
        if n % 3 == 0:
            rules.is_open = not rules.is_open
        elif n % 3 == 1:
            rules.close_after_days = (0, 1, 14)[n % 2 + n // 6]
        else:
            rules.longest = 1000 + n
        rules.save()

    def rule(self, n: int) -> None:
        """Write, translate, or strike a rule for comments."""
        rule = HouseRule.objects.order_by("pk").first()
        if rule is None or n % 3 == 0:
            HouseRule.objects.get_or_create(title=f"Rule {n}", defaults={"text": "Be kind."})
        elif n % 3 == 1:
            texts: Any = {"title": f"Qayda {n}", "text": "Mehriban olun."}
            HouseRuleText.objects.update_or_create(house_rule=rule, language="az", defaults=texts)
        else:
            rule.delete()

    def switch(self, article: Article | None) -> None:
        """Close one article, or open it again."""
        if article is not None:
            republished(article, takes_comments=not article.takes_comments)

    def _comment(self, n: int) -> Comment | None:
        found = list(Comment.objects.order_by("pk"))
        return found[n % len(found)] if found else None
