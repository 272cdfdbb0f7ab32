"""What is sent to each address that takes a form, so that it changes something for who may."""

import base64
import datetime as dt
from io import BytesIO
from typing import Any
from zoneinfo import ZoneInfo

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from PIL import Image
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from caspian.newsroom.desk.composing.draft import version_of
from caspian.newsroom.models import Home
from tests.newsroom.desk.forms import opened
from tests.roles.stage import Stage, Thing

Sent = dict[str, Any]
QUERIES = {
    "wagtailadmin_choose_page_search": "q=canary",
    "wagtailadmin_pages:search": "q=canary",
    "wagtailadmin_pages:search_results": "q=canary",
    "articles:index": "q=canary",
    "articles:index_results": "q=canary",
    "articles:choose_parent": "all",
    "article_publishing:panel": "mode=publish",
    "wagtailadmin_tag_autocomplete": "term=c",
    "wagtailimages_chooser:choose_results": "q=canary",
    "wagtaildocs_chooser:choose_results": "q=canary",
    "desk_adding_near": "kind=place&name=canary",
}
"""what is looked for, words that every title on the stage begins with, and what else is asked"""
SHOWN_AT = {"article_publishing:panel": "wagtailadmin_pages:edit"}
"""where the form stands that another address is sent"""


def found_at(name: str, path: str, boss: Client) -> Sent:
    """Return a form as an administrator finds it, with one field made another.

    Sent as it stands, a form would say what is there already.
    """
    answer = boss.get(path)
    if answer.streaming:
        list(answer)  # to its end, or the file stays open
    if answer.status_code != 200 or "text/html" not in answer.headers.get("Content-Type", ""):
        return dict(CHANGED.get(name, {}))
    return {**opened(boss, path), **CHANGED.get(name, {})}


def picture() -> SimpleUploadedFile:
    """Return the file of a picture."""
    data = BytesIO()
    Image.new("RGB", (40, 30), "#334455").save(data, "PNG")
    return SimpleUploadedFile("new.png", data.getvalue(), "image/png")


def _pasted() -> str:
    data = base64.b64encode(picture().read()).decode()
    return f'<p>Words</p><p><img src="data:image/png;base64,{data}"></p>'


def words() -> SimpleUploadedFile:
    """Return a file to attach."""
    return SimpleUploadedFile("new.txt", b"words", "text/plain")


def _page(thing: Thing | None) -> Any:
    assert thing is not None
    return thing.record


def _others(record: Any) -> Any:
    return type(record).objects.exclude(pk=record.pk).order_by("pk")


def _typed(hours: int) -> str:
    moment = timezone.localtime(timezone.now() + dt.timedelta(hours=hours), ZoneInfo("Asia/Baku"))
    return f"{moment:%Y-%m-%d %H:%M}"


def _formset(prefix: str) -> Sent:
    whole = {"TOTAL_FORMS": "0", "INITIAL_FORMS": "0", "MIN_NUM_FORMS": "0", "MAX_NUM_FORMS": "9"}
    return {f"{prefix}-{name}": number for name, number in whole.items()}


def _to_drawer(thing: Thing | None, stage: Stage) -> Sent:
    return {"collection": str(stage.found("nobody", "collection")[0].record.pk)}


def _new_article() -> Sent:
    body = nested_form_data({"body": streamfield([("paragraph", rich_text("<p>Words.</p>"))])})
    return {
        "title": "Brand new", "slug": "brand-new", "kind": "news", "change": "minor",
        "takes_comments": "on", **_formset("bylines"), **_formset("comments"), **body,
    }  # fmt: skip


_NAME = {"name": "Brand new", "slug": "brand-new"}
_NAMES = {"local_names-TOTAL_FORMS": "0", "local_names-INITIAL_FORMS": "0"}
_NEW_USER = {
    "role": "reporter",
    "username": "newcomer", "email": "new@example.org", "first_name": "New", "last_name": "Comer",
    "password1": "a long enough phrase", "password2": "a long enough phrase",
}  # fmt: skip
_GROUP = {
    "name": "Of the matrix", "page_permissions-TOTAL_FORMS": "0",
    "page_permissions-INITIAL_FORMS": "0",
    **{f"{kind}_permissions-{what}_FORMS": "0"
       for kind in ("image", "document", "collection") for what in ("TOTAL", "INITIAL")},
}  # fmt: skip
WRITTEN: dict[str, Any] = {
    "wagtailadmin_account": lambda t, s: {
        "name_email-first_name": "Another", "name_email-last_name": "Name",
        "name_email-email": "another@example.org", "locale-preferred_language": "en",
        "theme-theme": "dark", "theme-density": "default", "theme-contrast": "system",
        "theme-keyboard_shortcuts": "on",
    },
    "wagtailadmin_dismissibles": lambda t, s: {},
    "wagtailadmin_pages:move_confirm": lambda t, s: {"x": "1"},
    "wagtailadmin_pages:copy": lambda t, s: {
        "new_title": "A copy", "new_slug": "a-copy",
        "new_parent_page": getattr(_page(t).get_parent(), "pk", 1),
    },
    "wagtailadmin_pages:set_privacy": lambda t, s: {"restriction_type": "none"}
    if _page(t).get_view_restrictions() else {"restriction_type": "login"},
    "wagtailadmin_pages:lock": lambda t, s: {},
    "wagtailadmin_pages:unlock": lambda t, s: {},
    "wagtailadmin_pages:workflow_action": lambda t, s: {"comment": ""},
    "wagtailadmin_api:pages:action move": lambda t, s: {
        "destination_page_id": s.cast.culture.pk if "other" not in t.words else s.cast.politics.pk,
    },
    "wagtailadmin_api:pages:action copy": lambda t, s: {},
    "wagtailadmin_api:pages:action revert_to_page_revision": lambda t, s: {
        "revision_id": t.more["first"].pk},
    "breaking:set": lambda t, s: {
        "words": "The port is closed", "until": _typed(hours=3), "article": ""},
    "must_read:pin": lambda t, s: {"until": _typed(hours=30)},
    "breaking:end": lambda t, s: {},
    "languages:language": lambda t, s: {"do": "open"},
    "comment_rules:reorder": lambda t, s: {},
    "simple_translation:submit_page_translation": lambda t, s: {
        "locales": [str(s.found("nobody", "locale")[0].record.pk)], "include_subtree": ""},
    "comments:decide": lambda t, s: {
        "verdict": "approved", "ids": [str(s.found("nobody", "comment")[0].more["held"].pk)]},
    "comments:set_paper_open": lambda t, s: {"open": "0"},
    "comments:set_article_open": lambda t, s: {"open": "0"},
    "comments:lift": lambda t, s: {},
    "comments:answer": lambda t, s: {"text": "We looked into it."},
    "merging:merge": lambda t, s: {
        "into": str(next(iter(_others(_page(t)).values_list("pk", flat=True)), ""))},
    "merging:undo": lambda t, s: {},
    "notices:open": lambda t, s: {},
    "notices:read_all": lambda t, s: {},
    "wagtailusers_users:invite": lambda t, s: {},
    "former_files:put_back": lambda t, s: {},
    "leaving:make": lambda t, s: {},
    "leaving:remove": lambda t, s: {},
    "article_publishing:put_back": lambda t, s: {},
    "article_publishing:answer": lambda t, s: {"words": "The captain says so."},
    "desk_pasting": lambda t, s: {"html": _pasted()},
    "desk_adding": lambda t, s: {"kind": "contributor", "name": "Brand new"},
    "desk_pasting_picture": lambda t, s: {"file": picture()},
    "wagtailimages:add": lambda t, s: {"title": "New", "file": picture(), "collection": "1"},
    "wagtailimages:add_multiple": lambda t, s: {"files[]": picture(), "collection": "1"},
    "wagtailimages_chooser:create": lambda t, s: {
        "image-chooser-upload-title": "New", "image-chooser-upload-file": picture(),
        "image-chooser-upload-collection": "1"},
    "wagtailimages:edit": lambda t, s: {
        "title": "Another title", "file": picture(), "collection": "1"},
    "wagtailimages:edit_multiple": lambda t, s: {
        f"image-{_page(t).pk}-title": "Another", f"image-{_page(t).pk}-collection": "1"},
    "wagtailimages:delete": lambda t, s: {"x": "1"},
    "wagtailimages:delete_multiple": lambda t, s: {},
    "wagtaildocs:add": lambda t, s: {"title": "New", "file": words(), "collection": "1"},
    "wagtaildocs:add_multiple": lambda t, s: {"files[]": words(), "collection": "1"},
    "wagtaildocs_chooser:create": lambda t, s: {
        "document-chooser-upload-title": "New", "document-chooser-upload-file": words(),
        "document-chooser-upload-collection": "1"},
    "wagtaildocs:edit": lambda t, s: {"title": "Another", "file": words(), "collection": "1"},
    "wagtaildocs:edit_multiple": lambda t, s: {
        f"doc-{_page(t).pk}-title": "Another", f"doc-{_page(t).pk}-collection": "1"},
    "wagtaildocs:delete": lambda t, s: {"x": "1"},
    "wagtaildocs:delete_multiple": lambda t, s: {},
    "wagtailsnippets_newsroom_topic:add": lambda t, s: {
        **_NAME, **_NAMES, **_formset("key_articles"), "code": "medtop:06000000"},
    "wagtailsnippets_dossiers_place:add": lambda t, s: {
        **_NAME, **_NAMES, "country": "AZ", "latitude": "1", "longitude": "2"},
    "wagtailsnippets_newsroom_contributor:add": lambda t, s: _NAME,
    "wagtailsnippets_search_promotion:add": lambda t, s: {
        "words": "harbour", "language": "en",
        "article": s.found("nobody", "promotion")[0].record.article_id},
    "wagtailsnippets_stylebook_styleentry:add": lambda t, s: {
        "name": "Baku", "kind": "place", **_formset("rules")},
    "stylebook:keep": lambda t, s: {"form": "Kiev", "reason": "It is a name."},
    "wagtailredirects:add": lambda t, s: {
        "old_path": "/older", "redirect_link": "https://example.org/", "is_permanent": "on"},
    "wagtailredirects:edit": lambda t, s: {
        "old_path": "/older", "redirect_link": "https://example.org/", "is_permanent": "on"},
    "wagtailadmin_workflows:add": lambda t, s: {
        "name": "Another way", **_formset("workflow_tasks"), **_formset("pages"),
        "workflow_tasks-TOTAL_FORMS": "1",
        "workflow_tasks-0-task": s.found("nobody", "task")[0].record.pk,
        "workflow_tasks-0-ORDER": "1", "workflow_tasks-0-id": "", "workflow_tasks-0-DELETE": ""},
    "wagtail_bulk_action picture add_to_collection": _to_drawer,
    "wagtail_bulk_action attachment add_to_collection": _to_drawer,
    "wagtailadmin_pages:add": lambda t, s: _new_article(),
    "wagtailadmin_collections:edit": lambda t, s: {"name": "Another drawer", "parent": "1"},
    "composing:change": lambda t, s: {
        "base": "[]", "mine": '[{"id": "a", "type": "must_read", "value": {}}]'},
    "composing:publish": lambda t, s: {"seen": version_of(Home.objects.get(pk=s.cast.home.pk))},
    "wagtailadmin_workflows:remove 1": lambda t, s: {"x": "1"},
    "wagtailusers_users:add": lambda t, s: _NEW_USER,
    "wagtailusers_groups:add": lambda t, s: _GROUP,
    "wagtailusers_groups:edit": lambda t, s: _GROUP,
    "wagtaillocales:add": lambda t, s: {"language_code": "tg"},
    "wagtailsites:add": lambda t, s: {
        "hostname": "other.example", "port": "80", "root_page": s.cast.home.pk, "site_name": "x"},
    "wagtailadmin_collections:add": lambda t, s: {"name": "Shelf", "parent": "1"},
    "wagtailadmin_collections:set_privacy": lambda t, s: {"restriction_type": "login"},
    "wagtail_bulk_action user set_active_state": lambda t, s: {"mark_as_active": "False"},
    "wagtail_bulk_action picture add_tags": lambda t, s: {"tags": "boats"},
    "wagtail_bulk_action attachment add_tags": lambda t, s: {"tags": "boats"},
    "wagtail_bulk_action user assign_role": lambda t, s: {"role": "moderator"},
    "wagtail_bulk_action page move": lambda t, s: {
        "chooser": s.cast.culture.pk if "other" not in t.words else s.cast.politics.pk},
    "wagtailadmin_workflows:add_task": lambda t, s: {"name": "A step", "needs": "edit"},
    "comment_rules:add": lambda t, s: {"title": "New", "text": "Be new.", **_formset("texts")},
    "comments:rights": lambda t, s: {
        "who": "nobody@example.org", "action": "export"},
}  # fmt: skip
CHANGED: dict[str, Sent] = {
    "wagtailadmin_pages:edit": {"title": "Another headline", "front-count": "0"},
    "wagtailadmin_pages:edit publish": {"title": "Another headline", "action-publish": "1"},
    "wagtailadmin_pages:delete": {"x": "1"},
    "wagtailadmin_pages:revisions_revert": {"title": "Another headline", "front-count": "0"},
    "wagtailadmin_pages:unpublish": {"x": "1"},
    "wagtailsettings:edit 3": {"name": "Another name"},
    "wagtailusers_users:edit": {"first_name": "Another"},
}
