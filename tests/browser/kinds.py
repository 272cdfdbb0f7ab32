"""The kinds of page that a reader can open, each with an example from the sample publication."""

from dataclasses import dataclass

OK, NOT_FOUND, GONE = 200, 404, 410
DAY = "/a-day/"


@dataclass(frozen=True)
class Kind:
    """A kind of page: where an example stands and what its main heading says."""

    name: str
    path: str
    heading: str
    status: int = OK

    def __str__(self) -> str:
        return self.name

    @property
    def slug(self) -> str:
        """Return the last part of the example's address."""
        return self.path.strip("/").rpartition("/")[2]


BARE = Kind("bare", "/en/environment/a-bare-notice/", "A bare notice")
WITHDRAWN = Kind("withdrawn", "/en/society/kazakhstan-on-one-clock/", "withdrawn", GONE)
KINDS = (
    Kind("front", "/en/", "The Caspian Times"),
    Kind("section", "/en/environment/", "Environment"),
    Kind("article", "/en/politics/who-owns-the-caspian/", "Who owns the Caspian"),
    BARE,
    Kind("embed", "/en/environment/mud-volcanoes/", "mud"),
    Kind("interview", "/en/politics/how-we-draw-a-disputed-border/", "border"),
    Kind("perspective", "/en/perspectives/in-praise-of-the-slow-ferry/", "timetables"),
    Kind("opinion", "/en/perspectives/", "Perspectives"),
    Kind("topic", "/en/topics/caspian-sea/", "Caspian"),
    Kind("place", "/en/places/baku/", "Baku"),
    Kind("contributor", "/en/contributors/leyla-mammadzade/", "Leyla"),
    Kind("latest", "/en/latest/", "Latest"),
    Kind("older", "/en/latest/page/1/", "Latest"),
    Kind("day", DAY, "20"),
    Kind("information", "/en/about/", "About"),
    Kind("search", "/en/search/", "Search"),
    Kind("results", "/en/search/?q=caspian", "Search"),
    Kind("rules", "/en/comment-rules/", "Rules for comments"),
    Kind("style", "/en/style/", "Names and terms"),
    Kind("feeds", "/en/feeds/", "Web feeds"),
    Kind("offline", "/en/offline/", "Reading offline"),
    Kind("missing", "/en/politics/never-written/", "no page", NOT_FOUND),
    WITHDRAWN,
)
