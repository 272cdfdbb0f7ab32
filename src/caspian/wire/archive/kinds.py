"""What of each model stands in an archive, and what does not, with the reason.

The register of models (`project.records`) says which models are exported; a test compares.
"""

from dataclasses import dataclass, field
from typing import Any

from django.db.models import Model
from taggit.models import Tag, TaggedItem
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Locale, Page, Revision, Site

from caspian.comments.models import (
    BroughtIn,
    Comment,
    Commenter,
    CommentSettings,
    Decision,
    HouseRule,
    HouseRuleText,
    ShieldWords,
)
from caspian.dossiers.models import Place, PlaceName
from caspian.newsroom.models import (
    ArchivePage,
    Article,
    Attachment,
    BreakingNews,
    Byline,
    Contributor,
    CrawlerSettings,
    Home,
    ImportRecord,
    Information,
    KeyArticle,
    Picture,
    Publication,
    PublicationText,
    Section,
    SocialAddress,
    Topic,
    TopicName,
    ViewTally,
    Withdrawn,
)
from caspian.search.models import Promotion

Names = tuple[str, ...]
_OWN = "the number of the row in this database"
_ACCOUNT = "an account, and accounts stay here"
_MADE = "made again from the other fields"
_OF_FILE = "found out from the file again"
_MARK = "tells who wrote it"


@dataclass(frozen=True)
class ArchivePart:
    """Rows that are written inside the record that they are part of."""

    name: str
    model: type[Model]
    whole: str
    """the field that says what they are part of"""
    fields: Names
    left_out: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class ArchiveKind:
    """A kind of record: a model, and which of its fields are written."""

    name: str
    model: type[Model]
    fields: Names
    left_out: dict[str, str] = field(default_factory=dict)
    parts: tuple[ArchivePart, ...] = ()
    special: Names = ()
    """properties that stand for fields which are left out, written and read by code of their own"""


_PAGE: Names = (
    "slug", "title", "draft_title", "live", "has_unpublished_changes", "first_published_at",
    "last_published_at", "latest_revision_created_at", "go_live_at", "expire_at", "expired",
    "show_in_menus", "seo_title", "search_description", "alias_of",
)  # fmt: skip
_NOT_OF_PAGE = {
    "page_ptr": _OWN,
    "id": _OWN,
    "path": "stands as `position` below `parent`",
    "depth": _MADE,
    "numchild": _MADE,
    "url_path": "stands as `path`, for those who read it; made again from the slugs",
    "translation_key": "stands in `key`",
    "locale": "stands in `key`, and as `language`",
    "content_type": "the kind of the record",
    "latest_revision": "stands in `revisions`",
    "live_revision": "stands in `revisions`",
    "locked": "who works on it here",
    "locked_at": "who works on it here",
    "locked_by": _ACCOUNT,
    "owner": _ACCOUNT,
}
_OF_PAGE: Names = ("key", "language", "parent", "position", "path")
_FILE = {
    "id": _OWN,
    "file": "stands as `file` and `filename`",
    "collection": "how this desk sorts its files",
    "uploaded_by_user": _ACCOUNT,
}


def _page(name: str, model: Any, fields: Names, parts: tuple[ArchivePart, ...] = ()) -> ArchiveKind:
    return ArchiveKind(name, model, (*_PAGE, *fields), _NOT_OF_PAGE, parts, _OF_PAGE)


def _part(name: str, model: Any, whole: str, *fields: str, **left_out: str) -> ArchivePart:
    return ArchivePart(name, model, whole, fields, {"id": _OWN, **left_out})


def _kind(name: str, model: Any, *fields: str, parts: Any = (), **left_out: str) -> ArchiveKind:
    return ArchiveKind(name, model, fields, {"id": _OWN, **left_out}, parts)


_ARTICLE: Names = (
    "kind", "short_headline", "standfirst", "dateline", "body", "lead_picture", "lead_alt",
    "lead_caption", "lead_credit", "published_at", "change", "updated_at", "retracted_at",
    "takes_comments", "comments_since", "topics", "places",
)  # fmt: skip
KINDS: dict[str, ArchiveKind] = {
    kind.name: kind
    for kind in (
        _kind("languages", Locale, "language_code"),
        _kind("tags", Tag, "name", "slug"),
        ArchiveKind(
            "pictures",
            Picture,
            (
                "title", "description", "creator", "credit", "licence", "licence_terms",
                "valid_until", "created_at", "focal_point_x", "focal_point_y",
                "focal_point_width", "focal_point_height", "width", "height", "file_size",
                "file_hash", "tones", "is_still", "turns_dark", "frames",
            ),
            {
                **_FILE,
                "is_prepared": "whether its sizes are made here",
                "likeness": _OF_FILE,
                "warned": "who was warned of its end here",
                "tags": "stand as `tags`",
            },
            special=("key", "file", "filename", "tags"),
        ),
        ArchiveKind(
            "attachments",
            Attachment,
            ("title", "created_at", "file_size", "file_hash"),
            {**_FILE, "tags": "stand as `tags`"},
            special=("key", "file", "filename", "tags"),
        ),
        _kind(
            "topics", Topic, "slug", "name", "code", "about", "is_series",
            parts=(_part("local_names", TopicName, "topic", "language", "name"),),
        ),
        _kind(
            "places", Place, "slug", "name", "country", "latitude", "longitude",
            parts=(_part("local_names", PlaceName, "place", "language", "name"),),
        ),
        _kind(
            "contributors", Contributor, "slug", "name", "role", "about", "portrait", "beat",
            "languages", "email", "website", user=_ACCOUNT,
        ),
        _kind(
            "rules", HouseRule, "title", "text", "sort_order",
            parts=(_part("texts", HouseRuleText, "house_rule", "language", "title", "text"),),
        ),
        _kind(
            "comment_settings", CommentSettings, "is_open", "close_after_days", "longest",
            "most_links", "hold_at", "hold_newcomers", "good_record", "each_minute", "each_hour",
            "network_each_minute", "ban_days",
        ),
        _kind("shield_words", ShieldWords, "held", "allowed"),
        _page("homes", Home, ("front",)),
        _page("sections", Section, ("about",)),
        _page("information", Information, ("body",)),
        _page(
            "articles", Article, _ARTICLE,
            (
                _part("bylines", Byline, "article", "sort_order", "contributor", "role"),
                _part("import_records", ImportRecord, "article", "kind", "fingerprint",
                      "imported_at", "saved_on", "note"),
            ),
        ),
        ArchiveKind(
            "revisions",
            Revision,
            ("created_at", "object_str", "approved_go_live_at"),
            {
                "id": _OWN,
                "content_type": "the kind of the page",
                "base_content_type": "the kind of the page",
                "object_id": "stands as `page`",
                "content": "stands as `content`, in the fields of the page's own record",
                "user": _ACCOUNT,
            },
            special=("page", "content", "is_latest", "is_live"),
        ),
        _kind("sites", Site, "hostname", "port", "site_name", "root_page", "is_default_site"),
        _kind(
            "publication", Publication, "name", "about", "city", "time_zone", "english_dates",
            "clock", "publisher", "address", "letters", "must_read_days", "must_read_half_life",
            "views_by_beacon",
            parts=(
                _part("texts", PublicationText, "publication", "language", "name", "about"),
                _part("social_addresses", SocialAddress, "publication", "sort_order", "name",
                      "address"),
            ),
        ),
        _kind(
            "crawlers", CrawlerSettings, "may_train", "may_answer", "terms_address", "robots",
            "ads", "trust", "security_contact", "security_policy",
        ),
        _kind("breaking", BreakingNews, "language", "words", "article", "until", "since",
              set_by=_ACCOUNT),
        _kind(
            "redirects", Redirect, "old_path", "site", "is_permanent", "redirect_page",
            "redirect_page_route_path", "redirect_link", "automatically_created", "created_at",
        ),
        _kind("withdrawn", Withdrawn, "path", "since"),
        ArchiveKind(
            "archive_pages",
            ArchivePage,
            ("number", "published_at"),
            {
                "id": _OWN,
                "list": "stands as `list`, `language` and `of`",
                "newest": "stands as `article`",
            },
            special=("list", "language", "of", "article"),
        ),
        _kind("key_articles", KeyArticle, "topic", "article", "sort_order"),
        _kind("promotions", Promotion, "words", "language", "article", "until"),
        ArchiveKind(
            "views",
            ViewTally,
            (),
            {
                "id": _OWN,
                "article": "stands as `article`",
                "hour": "stands in `views`",
                "span": "stands in `views`",
                "count": "stands in `views`",
            },
            special=("article", "views"),
        ),
        ArchiveKind(
            "commenters",
            Commenter,
            ("name", "first_at", "approved", "rejected"),
            {"id": _OWN, "key": "a secret of the reader's browser"},
            special=("number",),
        ),
        ArchiveKind(
            "comments",
            Comment,
            ("name", "text", "state", "rule", "posted_at", "score", "signs"),
            {
                "id": _OWN,
                "article": "stands as `article`",
                "parent": "stands as `answers`",
                "commenter": "stands as `commenter`",
                "written_by": "stands as `for_paper`",
                "address_mark": _MARK,
                "network_mark": _MARK,
                "browser_mark": _MARK,
                "email_mark": _MARK,
                "form": "the number of a form that was sent here",
                "alike": "what the shield learned here",
            },
            (
                ArchivePart(
                    "decisions",
                    Decision,
                    "comment",
                    ("at", "before", "after", "rule", "why", "batch", "undone"),
                    {"id": _OWN, "by": "stands as `by_moderator`"},
                ),
                _part("brought_in", BroughtIn, "comment", "key", article="that of the comment"),
            ),
            special=("article", "number", "answers", "commenter", "for_paper"),
        ),
    )
}  # fmt: skip
PAGES: Names = ("homes", "sections", "information", "articles")
"""the kinds of the tree, parents first"""
ELSEWHERE: dict[type[Model], str] = {
    Page: "each page is a home, a section, an article or an information page",
    TaggedItem: "the tags of pictures and attachments stand in their records",
}
"""models of the register that have no records of their own"""
