"""The same paper for Pelican: as Caspian has it today, without feeds and sitemaps."""

import json
from pathlib import Path
from urllib.parse import quote

HERE = Path(__file__).parent
PAPER = json.loads((HERE / "paper.json").read_text())

SITENAME = PAPER["name"]
SITEURL = "http://paper.example/en"
TIMEZONE = "Asia/Baku"
DEFAULT_LANG = "en"
PATH = "content"
THEME = "theme"
THEME_STATIC_PATHS: list[str] = []
PLUGIN_PATHS = [str(HERE)]
PLUGINS = ["places"]
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = None
AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
TYPOGRIFY = False

ARTICLE_URL = "{category}/{slug}/"
ARTICLE_SAVE_AS = "{category}/{slug}/index.html"
CATEGORY_URL, CATEGORY_SAVE_AS = "{slug}/", "{slug}/index.html"
TAG_URL, TAG_SAVE_AS = "topics/{slug}/", "topics/{slug}/index.html"
AUTHOR_URL, AUTHOR_SAVE_AS = "contributors/{slug}/", "contributors/{slug}/index.html"
DAY_ARCHIVE_SAVE_AS = "latest/{date:%Y}/{date:%m}/{date:%d}/index.html"
LATEST_SAVE_AS = "latest/index.html"
AUTHORS_SAVE_AS = CATEGORIES_SAVE_AS = TAGS_SAVE_AS = ARCHIVES_SAVE_AS = ""
DIRECT_TEMPLATES = ["index", "latest", "404"]
DEFAULT_PAGINATION = 20
PAGINATED_TEMPLATES = {"latest": 20, "category": 20, "tag": 20, "author": 20, "place": 20}
PAGINATION_PATTERNS = (
    (1, "{base_name}/", "{base_name}/index.html"),
    (2, "{base_name}/page/{number}/", "{base_name}/page/{number}/index.html"),
)


def quoted(text: str) -> str:
    """Return a text as it stands in the query of an address."""
    return quote(text, safe="")


JINJA_ENVIRONMENT = {"trim_blocks": True, "lstrip_blocks": True}
JINJA_FILTERS = {"quoted": quoted}
