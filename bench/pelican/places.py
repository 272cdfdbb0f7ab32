"""Lists by place, which Pelican has not, and what goes with an article, found by its address."""

from collections import Counter
from itertools import islice
from typing import Any

from pelican import signals  # type: ignore[import-not-found]  # it is no dependency of ours
from pelican.generators import (  # type: ignore[import-not-found]
    ArticlesGenerator,
    Generator,
)

NEAR = 4
LATEST = 6
DAYS = 60


class PlacesGenerator(Generator):  # type: ignore[misc]
    """Writes the pages of each place, as Pelican's own generator does for tags."""

    def generate_output(self, writer: Any) -> None:
        """Write all pages of all places."""
        for slug, articles in self.context["by_place"].items():
            writer.write_file(
                f"places/{slug}/index.html",
                self.get_template("place"),
                self.context,
                articles=articles,
                paginated={"articles": articles},
                template_name="place",
                page_name=f"places/{slug}",
                place=slug,
            )


def link(generator: ArticlesGenerator) -> None:
    """Tell the articles what goes with them, and gather the lists by place."""
    by_address = {f"{one.category}/{one.slug}": one for one in generator.articles}
    must_read = [by_address[address] for address in generator.settings["PAPER"]["must_read"]]
    shown = {id(one) for one in (*must_read, *generator.articles[:LATEST])}
    by_place: dict[str, list[Any]] = {}
    for article in generator.articles:
        addresses = article.more.split(",") if article.more else []
        near = [by_address[one] for one in addresses if id(by_address[one]) not in shown]
        article.near = near[:NEAR]
        article.filed_at = article.places.split(",")
        for place in article.filed_at:
            by_place.setdefault(place, []).append(article)
    days = Counter(one.date.date() for one in generator.articles)
    generator.context["must_read"] = must_read
    generator.context["days"] = list(islice(days.items(), DAYS))
    generator.context["by_place"] = by_place


def _generators(pelican: Any) -> type[PlacesGenerator]:
    return PlacesGenerator


def register() -> None:
    """Take part in Pelican's run."""
    signals.article_generator_finalized.connect(link)
    signals.get_generators.connect(_generators)
