"""Facts about the pages that are no articles, for the sitemaps: which there are, and where."""

from caspian.pages.builders.comments import rules_address
from caspian.pages.builders.indexes import index_address
from caspian.pages.builders.lists import latest_address
from caspian.pages.feed_addresses import feeds_page_address
from caspian.pages.reads import comments, paper, stylebook, tree
from caspian.pages.reads.door import read, unrecorded
from caspian.pages.reads.filed import filed_rows
from caspian.pages.reads.stylebook import style_address


@read
def filed_paths(folder: str) -> tuple[str, ...]:
    """Return the paths of all topics, places or contributors with an article, in each language.

    Before them stands the page that lists them.
    """
    codes = [home.address.strip("/") for home in paper.homes()]
    # No subject of each: an article that comes into one of their lists, or leaves it, names the
    # sitemap, and so does one of them that comes, goes or is renamed (`press.invalidation`).
    found = []
    for code in codes:
        with unrecorded():
            slugs = sorted(slug for _, slug, _ in filed_rows(folder, code))
        found += [index_address(code, folder)] if slugs else []
        found += [f"/{code}/{folder}/{slug}/" for slug in slugs]
    return tuple(found)


@read
def front_pages() -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    """Return the path of each front, section, page about the paper and the like.

    With each, what it is in other languages: code and path, its own among them; empty for none.
    """
    fronts = tuple((home.language.code, home.address) for home in paper.homes())
    found = []
    for _, front in fronts:
        code = front.strip("/")
        found.append((front, fronts if len(fronts) > 1 else ()))
        found.append((latest_address(code), ()))
        found.append((feeds_page_address(code), ()))
        if comments.house_rules(code):
            found.append((rules_address(code), ()))
        if stylebook.has_style_page(code):
            found.append((style_address(code), ()))
        for link in (*paper.sections(code), *paper.information(code)):
            found.append((link.address, _alternates(link.address)))
    return tuple(found)


def _alternates(path: str) -> tuple[tuple[str, str], ...]:
    standing = tree.standing_at(path)
    if standing is None:
        return ()
    found = tree.translations(standing.id)
    return tuple((one.language.code, one.address) for one in found) if len(found) > 1 else ()
