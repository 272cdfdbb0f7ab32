"""Takes a comment back, for the reader who wrote it."""

from django.db import transaction
from django.utils import timezone

from caspian.comments.models import Comment, Decision
from caspian.comments.moves import recount

State = Comment.State


@transaction.atomic
def withdraw(comment: Comment) -> None:
    """Take a comment back for good: its words and its name go, an empty row stays.

    The marks of where it came from stay until their salts are thrown away, or somebody banned or
    writes too much would wipe that out by withdrawing. The mark of an e-mail address would last, so
    it goes at once.
    """
    found = Comment.objects.select_for_update().get(pk=comment.pk)
    if found.state == State.WITHDRAWN:
        return
    now, before = timezone.now(), found.state
    found.state = State.WITHDRAWN
    found.name = found.text = found.email_mark = ""
    found.signs = []  # they quote it
    found.save()
    Decision.objects.create(comment=found, at=now, before=before, after=State.WITHDRAWN)
    commenter = found.commenter
    if commenter is None:
        return
    if not commenter.comments.exclude(text="").exists():
        commenter.name = ""
        commenter.save()
    recount([commenter.pk], now)
