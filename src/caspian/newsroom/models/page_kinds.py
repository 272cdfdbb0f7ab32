"""The kinds of pages that readers open: the one list, for all that goes through them."""

from caspian.newsroom.models.article import Article
from caspian.newsroom.models.filing import Section
from caspian.newsroom.models.front_page import Home
from caspian.newsroom.models.reader_page import Information

READER_PAGES: tuple[type[Article | Home | Information | Section], ...] = (
    Article,
    Home,
    Information,
    Section,
)
