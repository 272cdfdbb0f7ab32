"""Makes the items of WXR: posts of articles, pages of information, attachments of files."""

import datetime as dt
import re
import unicodedata
from html import escape
from typing import Any
from urllib.parse import quote

from caspian.common.text import caseless, slug
from caspian.formats.wxr.write import (
    WxrComment,
    WxrItem,
    WxrTerm,
    content_of,
    html_of,
    slug_of,
)
from caspian.newsroom.internals import parent_path
from caspian.wire.leaving.pages import LeavingPage
from caspian.wire.leaving.paper import LeavingPaper
from caspian.wire.leaving.pieces import LeavingFile
from caspian.wire.leaving.wxr_terms import WxrTerms

FIRST = 1000
"""below it a new WordPress has posts of its own; it keeps an id that is free"""
OF_PAGES, OF_PICTURES, OF_FILES = 0, 1, 2
APPROVED = {"approved": "1", "held": "0", "rejected": "trash"}
_SECOND = dt.timedelta(seconds=1)
_BLANKS = re.compile(r"\W+")


def post_id(kind: int, pk: int) -> int:
    """Return the id of a post: the same in each export, and no other kind of record has it."""
    return FIRST + 3 * pk + kind


class WxrItems:
    """Makes items, and sees to it that WordPress takes no two of them for the same."""

    def __init__(self, paper: LeavingPaper, terms: WxrTerms) -> None:
        self.paper, self.terms = paper, terms
        self.moved = 0
        self._moments: set[int] = set()

    def page(
        self, page: LeavingPage, html: str, lead: LeavingFile | None, said: list[dict[str, Any]]
    ) -> WxrItem:
        """Return the post or page of an article or information page."""
        values = page.values
        is_article = "standfirst" in values
        kind = "post" if is_article else "page"
        section = self.paper.sections.get(parent_path(values["path"]))
        filed = list(self.terms.of_page(page, section.id if section else None))
        if linking := self.linking(page):
            filed.append(linking)
        return WxrItem(
            id=post_id(OF_PAGES, page.id),
            kind=kind,
            title=html_of(values["title"]),
            link=self.paper.root + quote(values["url_path"], safe="/%"),
            author=self.terms.author_of(page).login,
            guid=page.guid,
            moment=self._moment(kind, values["title"], page.moment),
            status=page.status,
            slug=slug_of(values["slug"]),
            content=content_of(html),
            excerpt=content_of(html_of(values["standfirst"])) if is_article else "",
            modified=values["updated_at"] if is_article else values["last_published_at"],
            is_dated=page.status != "draft" or bool(values.get("published_at")),
            takes_comments=is_article and values["takes_comments"],
            terms=tuple(filed),
            metas=tuple(self._metas(page, lead)),
            comments=tuple(self._comments(said)),
        )

    def linking(self, page: LeavingPage) -> WxrTerm | None:
        """Return the term that links a page to its translations, if it has any."""
        if page.translated is None:
            return None
        ids = [post_id(OF_PAGES, pk) for _, pk in page.translated.pages]
        key = page.values["translation_key"].hex
        return self.terms.translations(key, page.translated, ids)

    def attachment(self, file: LeavingFile, kind: str, caption: str) -> WxrItem:
        """Return the attachment of a picture or a file for download."""
        is_picture = kind == "pictures"
        metas = [("_wp_attached_file", f"{file.created:%Y/%m}/{file.name}")]
        if is_picture:
            metas += [("_wp_attachment_image_alt", file.alt)] if file.alt else []
            metas += [("_media_credit", file.credit)] if file.credit else []
        title = file.title or file.name
        return WxrItem(
            id=post_id(OF_PICTURES if is_picture else OF_FILES, file.id),
            kind="attachment",
            title=html_of(title),
            link=file.address,
            author=self.terms.of_paper.login,
            guid=file.address,
            moment=self._moment("attachment", title, file.created),
            status="inherit",
            slug=slug_of(slug(title)),
            excerpt=html_of(caption),
            metas=tuple(metas),
            file=file.address,
        )

    def _metas(self, page: LeavingPage, lead: LeavingFile | None) -> list[tuple[str, str]]:
        values = page.values
        dateline = self.paper.places.get(values.get("dateline") or 0)
        pairs = [
            ("_thumbnail_id", str(post_id(OF_PICTURES, lead.id)) if lead else ""),
            ("caspian_kind", values.get("kind", "")),
            ("caspian_short_headline", values.get("short_headline", "")),
            ("caspian_dateline", dateline.name_in(page.language) if dateline else ""),
            ("caspian_lead_alt", values.get("lead_alt", "") if lead else ""),
            ("caspian_lead_caption", values.get("lead_caption", "") if lead else ""),
            ("caspian_lead_credit", values.get("lead_credit", "") if lead else ""),
            ("_yoast_wpseo_title", values["seo_title"]),
            ("_yoast_wpseo_metadesc", values["search_description"]),
        ]
        by_role: dict[str, list[str]] = {}
        for who, role in page.bylines:
            if who in self.paper.people and role != "by":
                by_role.setdefault(role, []).append(self.paper.people[who].name)
        pairs += [(f"caspian_{role}", ", ".join(names)) for role, names in by_role.items()]
        return [pair for pair in pairs if pair[1]]

    def _comments(self, said: list[dict[str, Any]]) -> list[WxrComment]:
        """Return comments, answers behind what they answer, and by their ids, too.

        WordPress goes through them by id, and loses an answer whose number is the lower one.
        """
        order = sorted(said, key=lambda one: (one["parent_id"] is not None, one["pk"]))
        ids = dict(
            zip((one["pk"] for one in order), sorted(one["pk"] for one in said), strict=True)
        )
        return [
            WxrComment(
                id=ids[one["pk"]],
                author=one["name"],
                posted_at=one["posted_at"],
                content=escape(one["text"], quote=False),
                approved=APPROVED[one["state"]],
                parent=ids.get(one["parent_id"], 0),
                user=self._user(one["written_by_id"]),
            )
            for one in order
        ]

    def _user(self, pk: int | None) -> int:
        person = self.paper.by_user.get(pk or 0)
        return self.terms.authors[person.id].id if person else 0

    def _moment(self, kind: str, title: str, moment: dt.datetime) -> dt.datetime:
        """Return a moment that no other item of the same title has, as WordPress compares them."""
        plain = _BLANKS.sub("", unicodedata.normalize("NFKD", caseless(title)))
        moment = moment.replace(microsecond=0)
        self.moved += (mark := hash((kind, plain, moment))) in self._moments
        while mark in self._moments:
            moment += _SECOND
            mark = hash((kind, plain, moment))
        self._moments.add(mark)
        return moment
