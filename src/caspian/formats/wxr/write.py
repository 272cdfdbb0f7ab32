"""Writes WXR 1.2, piece by piece: a file of any length needs the memory of one article.

Model: what WordPress's own exporter writes (wp-admin/includes/export.php), element by element. Its
importer and those of others are built on that, and on no specification.
"""

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from email.utils import format_datetime
from functools import lru_cache
from urllib.parse import quote
from xml.sax.saxutils import escape, quoteattr

from caspian.common.controls import without_controls

VERSION = "1.2"
LONGEST_SLUG = 200
"""bytes of a slug in the database of WordPress, where letters beyond ASCII are percent-encoded"""
FOOT = "</channel>\n</rss>\n"
NO_MOMENT = "0000-00-00 00:00:00"
"""the date in GMT of what was never published"""
_PLAIN_SLUG = re.compile(r"[a-z0-9_-]*")
_SHORTCODE = re.compile(r"\[(?=/?[A-Za-z_])")
_ENTITY = re.compile(r"&(?=#?\w+;)")
_NAMESPACES = {
    "excerpt": "http://wordpress.org/export/1.2/excerpt/",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "wfw": "http://wellformedweb.org/CommentAPI/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "wp": "http://wordpress.org/export/1.2/",
}
Pairs = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class WxrSite:
    """The site that leaves: its addresses have no slash at their end."""

    title: str
    address: str
    about: str
    language: str
    zone: dt.tzinfo
    moment: dt.datetime
    """when the newest article came out: not when it was exported, or no two files were equal"""


@dataclass(frozen=True)
class WxrAuthor:
    """Somebody with a byline; no address, no password."""

    id: int
    login: str
    name: str


@dataclass(frozen=True)
class WxrTerm:
    """A term of a taxonomy: category, post_tag or another."""

    id: int
    taxonomy: str
    slug: str
    name: str
    about: str = ""
    metas: Pairs = ()


@dataclass(frozen=True)
class WxrComment:
    """A comment; `content` is HTML, `approved` is 1, 0, spam or trash."""

    id: int
    author: str
    posted_at: dt.datetime
    content: str
    approved: str
    parent: int = 0
    user: int = 0


@dataclass(frozen=True)
class WxrItem:
    """A post, page or attachment; title, content and excerpt are HTML."""

    id: int
    kind: str
    title: str
    link: str
    author: str
    guid: str
    moment: dt.datetime
    status: str
    slug: str
    content: str = ""
    excerpt: str = ""
    modified: dt.datetime | None = None
    is_dated: bool = True
    """false for what was never published: WordPress then dates it when it is"""
    takes_comments: bool = False
    terms: tuple[WxrTerm, ...] = ()
    metas: Pairs = ()
    comments: tuple[WxrComment, ...] = ()
    file: str = ""
    """of an attachment: where its file is fetched"""


def cdata(text: str) -> str:
    """Return a text as a CDATA section, or as two where it holds the end of one."""
    return f"<![CDATA[{without_controls(text).replace(']]>', ']]]]><![CDATA[>')}]]>"


def html_of(text: str) -> str:
    """Return plain text as WordPress keeps headlines: an "&" alone stays, what means markup not."""
    return _ENTITY.sub("&amp;", text).replace("<", "&lt;").replace(">", "&gt;")


def content_of(html: str) -> str:
    """Return HTML in which WordPress finds none of its shortcodes: a reader sees the same."""
    return _SHORTCODE.sub("&#91;", html)


def slug_of(text: str) -> str:
    """Return a slug as WordPress stores it, cut where it is too long, at the end of a letter."""
    if _PLAIN_SLUG.fullmatch(text):
        return text[:LONGEST_SLUG]
    written, length = "", 0
    for letter in text.lower():
        part = quote(letter, safe="").lower()
        length += len(part)
        if length > LONGEST_SLUG:
            break
        written += part
    return written


def head(site: WxrSite, authors: Iterable[WxrAuthor], terms: Iterable[WxrTerm]) -> Iterator[str]:
    """Yield what stands before the items of a file."""
    spaces = "".join(f' xmlns:{name}="{space}"' for name, space in _NAMESPACES.items())
    yield '<?xml version="1.0" encoding="UTF-8" ?>\n'
    yield "<!-- A WordPress eXtended RSS file: Tools, Import, WordPress takes it in. -->\n"
    yield f'<rss version="2.0"{spaces}>\n<channel>\n'
    yield (
        f"<title>{_text(site.title)}</title>\n<link>{_text(site.address)}</link>\n"
        f"<description>{_text(site.about)}</description>\n"
        f"<pubDate>{_rfc(site.moment)}</pubDate>\n<language>{site.language}</language>\n"
        f"<wp:wxr_version>{VERSION}</wp:wxr_version>\n"
        f"<wp:base_site_url>{_text(site.address)}</wp:base_site_url>\n"
        f"<wp:base_blog_url>{_text(site.address)}</wp:base_blog_url>\n"
    )
    for one in authors:
        yield (
            f"<wp:author><wp:author_id>{one.id}</wp:author_id>"
            f"<wp:author_login>{cdata(one.login)}</wp:author_login>"
            "<wp:author_email></wp:author_email>"
            f"<wp:author_display_name>{cdata(one.name)}</wp:author_display_name>"
            "<wp:author_first_name></wp:author_first_name>"
            "<wp:author_last_name></wp:author_last_name></wp:author>\n"
        )
    yield from map(term, terms)


def term(one: WxrTerm) -> str:
    """Return the declaration of a term."""
    metas = "".join(_meta("termmeta", *meta) for meta in one.metas)
    if one.taxonomy == "category":
        return (
            f"<wp:category><wp:term_id>{one.id}</wp:term_id>"
            f"<wp:category_nicename>{cdata(one.slug)}</wp:category_nicename>"
            f"<wp:category_parent></wp:category_parent><wp:cat_name>{cdata(one.name)}</wp:cat_name>"
            f"<wp:category_description>{cdata(one.about)}</wp:category_description>"
            f"{metas}</wp:category>\n"
        )
    if one.taxonomy == "post_tag":
        return (
            f"<wp:tag><wp:term_id>{one.id}</wp:term_id><wp:tag_slug>{cdata(one.slug)}</wp:tag_slug>"
            f"<wp:tag_name>{cdata(one.name)}</wp:tag_name>"
            f"<wp:tag_description>{cdata(one.about)}</wp:tag_description>{metas}</wp:tag>\n"
        )
    return (
        f"<wp:term><wp:term_id>{one.id}</wp:term_id>"
        f"<wp:term_taxonomy>{cdata(one.taxonomy)}</wp:term_taxonomy>"
        f"<wp:term_slug>{cdata(one.slug)}</wp:term_slug><wp:term_parent></wp:term_parent>"
        f"<wp:term_name>{cdata(one.name)}</wp:term_name>"
        f"<wp:term_description>{cdata(one.about)}</wp:term_description>{metas}</wp:term>\n"
    )


def item(site: WxrSite, one: WxrItem) -> str:
    """Return a post, page or attachment."""
    local, gmt = _moments(one.moment, site.zone)
    changed, changed_gmt = _moments(one.modified or one.moment, site.zone)
    is_open = "open" if one.takes_comments else "closed"
    pieces = [
        f"<item>\n<title>{cdata(one.title)}</title>\n<link>{_text(one.link)}</link>\n"
        f"<pubDate>{_rfc(one.moment)}</pubDate>\n<dc:creator>{cdata(one.author)}</dc:creator>\n"
        f'<guid isPermaLink="false">{_text(one.guid)}</guid>\n<description></description>\n'
        f"<content:encoded>{cdata(one.content)}</content:encoded>\n"
        f"<excerpt:encoded>{cdata(one.excerpt)}</excerpt:encoded>\n"
        f"<wp:post_id>{one.id}</wp:post_id>\n<wp:post_date><![CDATA[{local}]]></wp:post_date>\n"
        f"<wp:post_date_gmt><![CDATA[{gmt if one.is_dated else NO_MOMENT}]]></wp:post_date_gmt>\n"
        f"<wp:post_modified><![CDATA[{changed}]]></wp:post_modified>\n"
        f"<wp:post_modified_gmt><![CDATA[{changed_gmt}]]></wp:post_modified_gmt>\n"
        f"<wp:comment_status><![CDATA[{is_open}]]></wp:comment_status>\n"
        f"<wp:ping_status><![CDATA[closed]]></wp:ping_status>\n"
        f"<wp:post_name>{cdata(one.slug)}</wp:post_name>\n"
        f"<wp:status><![CDATA[{one.status}]]></wp:status>\n<wp:post_parent>0</wp:post_parent>\n"
        f"<wp:menu_order>0</wp:menu_order>\n<wp:post_type><![CDATA[{one.kind}]]></wp:post_type>\n"
        "<wp:post_password></wp:post_password>\n<wp:is_sticky>0</wp:is_sticky>\n"
    ]
    if one.file:
        pieces.append(f"<wp:attachment_url>{cdata(one.file)}</wp:attachment_url>\n")
    pieces += (_category(filed.taxonomy, filed.slug, filed.name) for filed in one.terms)
    pieces += (_meta("postmeta", *meta) for meta in one.metas)
    pieces += (_comment(site, comment) for comment in one.comments)
    pieces.append("</item>\n")
    return "".join(pieces)


@lru_cache(4096)
def _category(taxonomy: str, slug: str, name: str) -> str:
    said = f"domain={quoteattr(taxonomy)} nicename={quoteattr(slug)}"
    return f"<category {said}>{cdata(name)}</category>\n"


def _comment(site: WxrSite, one: WxrComment) -> str:
    local, gmt = _moments(one.posted_at, site.zone)
    return (
        f"<wp:comment><wp:comment_id>{one.id}</wp:comment_id>"
        f"<wp:comment_author>{cdata(one.author)}</wp:comment_author>"
        "<wp:comment_author_email></wp:comment_author_email>"
        "<wp:comment_author_url></wp:comment_author_url>"
        "<wp:comment_author_IP></wp:comment_author_IP>"
        f"<wp:comment_date><![CDATA[{local}]]></wp:comment_date>"
        f"<wp:comment_date_gmt><![CDATA[{gmt}]]></wp:comment_date_gmt>"
        f"<wp:comment_content>{cdata(one.content)}</wp:comment_content>"
        f"<wp:comment_approved><![CDATA[{one.approved}]]></wp:comment_approved>"
        f"<wp:comment_type><![CDATA[comment]]></wp:comment_type>"
        f"<wp:comment_parent>{one.parent}</wp:comment_parent>"
        f"<wp:comment_user_id>{one.user}</wp:comment_user_id></wp:comment>\n"
    )


def _meta(name: str, key: str, value: str) -> str:
    return (
        f"<wp:{name}><wp:meta_key>{cdata(key)}</wp:meta_key>"
        f"<wp:meta_value>{cdata(value)}</wp:meta_value></wp:{name}>\n"
    )


def _moments(moment: dt.datetime, zone: dt.tzinfo) -> tuple[str, str]:
    return (
        moment.astimezone(zone).isoformat(" ")[:19],
        moment.astimezone(dt.UTC).isoformat(" ")[:19],
    )


def _rfc(moment: dt.datetime) -> str:
    return format_datetime(moment.astimezone(dt.UTC))


def _text(text: str) -> str:
    return escape(without_controls(text))
