"""What a sitemap says of a page; all addresses are absolute."""

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True)
class SitemapPage:
    """A public page; `modified` is None where it isn't known.

    `alternates` are the same page in each language that it exists in, its own included: BCP 47
    code and address. `pictures` are addresses.
    """

    address: str
    modified: dt.datetime | None = None
    alternates: tuple[tuple[str, str], ...] = ()
    pictures: tuple[str, ...] = ()


@dataclass(frozen=True)
class NewsPage:
    """An article of the last two days as Google's news sitemap lists it.

    `language` is an ISO 639 code of two or three letters.
    """

    address: str
    publication: str
    language: str
    published: dt.datetime
    title: str
