"""Settles what a publication means to readers: first version, correction of wording, or news."""

from django.utils import timezone

from caspian.newsroom.models.article import Article


def settle_change(article: Article) -> None:
    """Set `updated_at` when the editor called the change an update, and clear that answer.

    Called once for each publication. A first publication is never an update.
    """
    if not article.live or article.change != Article.Change.UPDATE:
        return
    first_time = article.last_published_at == article.first_published_at
    if not first_time:
        article.updated_at = timezone.now()
    article.change = Article.Change.MINOR
    article.save(update_fields=["updated_at", "change"])
