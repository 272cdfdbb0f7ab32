"""What happens when an article is published: where it shows, who gets it, and when."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext
from wagtail.models import ReferenceIndex

from caspian.newsroom.desk.publishing.modes import city_of
from caspian.newsroom.desk.times import paper_zone
from caspian.newsroom.models import Article, Home


@dataclass(frozen=True)
class OutlineRow:
    """One line of the panel: a name, and what it is."""

    name: str
    says: str


def outline_of(article: Article, section: Any) -> list[OutlineRow]:
    """Return what happens with an article, as it stands in memory, when it is published."""
    topics = [topic.name for topic in article.topics.all()]
    places = [place.name for place in article.places.all()]
    names = [row.contributor.name for row in article.bylines.all()]
    rows = [
        (gettext("Address"), f"{section.full_url or section.url_path}{article.slug}/"),
        (gettext("Section"), section.title),
        (gettext("Front page"), _on_the_front(article)),
        (gettext("Topics"), ", ".join(topics)),
        (gettext("Places"), ", ".join(places)),
        (gettext("Language"), _languages(article)),
        (gettext("Feeds"), _feeds(section, topics, places, names)),
        (gettext("Comments"), _comments(article)),
    ]
    return [OutlineRow(name, says) for name, says in rows if says]


def _on_the_front(article: Article) -> str:
    if article.pk and article.live:
        chosen = ReferenceIndex.get_references_to(article).filter(
            base_content_type__model=Home._meta.model_name
        )
        if chosen.exists():
            return gettext("In the place that was chosen for it.")
    return gettext("Among the newest, as long as it is one of them. Nobody has chosen a place.")


def _languages(article: Article) -> str:
    own = str(article.locale.get_display_name())
    others = article.get_translations().public() if article.pk else ()
    names = [str(other.locale.get_display_name()) for other in others]
    if not names:
        return own
    return gettext("{own}; readers have it in {others}, too.").format(
        own=own, others=", ".join(names)
    )


def _feeds(section: Any, topics: list[str], places: list[str], names: list[str]) -> str:
    return gettext("Those of the paper, and of {names}.").format(
        names=", ".join([section.title, *topics, *places, *names])
    )


def _comments(article: Article) -> str:
    return gettext("Open") if article.takes_comments else gettext("Closed")


def who_and_when() -> str:
    """Return in one sentence who gets an article, and when, if it is published now."""
    return gettext(
        "Readers and feeds get it within seconds. All times are those of {city}."
    ).format(city=city_of(paper_zone()))
