"""What becomes of a copy that "Translate" makes of an article: a draft with a date of its own."""

from typing import Any

from wagtail.log_actions import get_active_log_context
from wagtail.signals import copy_for_translation_done

from caspian.newsroom.models import Article, Byline, Contributor


def connect() -> None:
    """Listen for translations that are begun, at the desk and by scripts."""
    copy_for_translation_done.connect(_begin, dispatch_uid="translation_begun")


def name_in_paper(user: Any) -> Contributor | None:
    """Return under which name somebody writes: the one tied to their account, or their own."""
    tied = Contributor.objects.filter(user=user).first()
    name = user.get_full_name()
    if tied is not None or not name:
        return tied
    named = list(Contributor.objects.filter(name=name, user=None)[:2])
    return named[0] if len(named) == 1 else None


def _begin(sender: Any, target_obj: Any, **kwargs: Any) -> None:
    """Date a translation by its own publication, and sign it: it belongs to who translates."""
    if not isinstance(target_obj, Article) or target_obj.alias_of_id:
        return
    target_obj.published_at = target_obj.updated_at = target_obj.comments_since = None
    target_obj.retracted_at = None
    # Wagtail names nobody in the signal; who acts at the desk is known to its log.
    user = getattr(get_active_log_context(), "user", None)
    if user is not None:
        target_obj.owner = user
        _sign(target_obj, name_in_paper(user))
    target_obj.save(clean=False)
    target_obj.save_revision(user=user, clean=False)


def _sign(article: Article, translator: Contributor | None) -> None:
    rows = list(article.bylines.all())
    role = Byline.Role.TRANSLATED_BY
    if translator is None or any((one.role, one.contributor) == (role, translator) for one in rows):
        return
    article.bylines.add(Byline(sort_order=len(rows), contributor=translator, role=role))
