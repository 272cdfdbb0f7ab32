"""In which section an article is, for many articles at once."""

from collections.abc import Iterable

from caspian.newsroom.models import Article, Section


def section_titles(articles: Iterable[Article]) -> dict[int, str]:
    """Return the title of each article's section, by the article's id, with one query."""
    parents = {article.pk: article.path[: -Article.steplen] for article in articles}
    sections = Section.objects.filter(path__in=set(parents.values()))
    titles = dict(sections.values_list("path", "title"))
    return {pk: titles.get(path, "") for pk, path in parents.items()}
