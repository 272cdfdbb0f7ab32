"""Answers a reader in the paper's name."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from caspian.comments.discussion import State
from caspian.comments.models import Comment, Decision
from caspian.comments.models.comment import NAME
from caspian.comments.wording import worded
from caspian.newsroom.models import Publication


class NotShown(Exception):
    """The comment to answer is not published, so readers would find an answer to nothing."""


@transaction.atomic
def answer_for_paper(comment: Comment, text: str, *, by: Any) -> Comment:
    """Publish an answer to a comment under the paper's name in the article's language.

    Also where readers may not comment any more. Raises NotShown, RefusedWording.
    """
    if not comment.is_shown:
        raise NotShown(
            gettext("Publish the comment first: readers would find an answer to nothing.")
        )
    article, now = comment.article, timezone.now()
    paper = Publication.load().text_in(article.locale.language_code)
    wording = worded(paper.name[:NAME], text)
    answer = Comment.objects.create(
        article=article,
        parent_id=comment.parent_id or comment.pk,
        written_by=by,
        name=wording.name,
        text=wording.text,
        state=State.APPROVED,
        posted_at=now,
    )
    Decision.objects.create(comment=answer, by=by, at=now, before="", after=State.APPROVED)
    return answer
