"""The addresses of the backend: every one that the resolver knows, and how each is asked for."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver
from wagtail.admin.api.urls import admin_api
from wagtail.admin.views.bulk_action.registry import bulk_action_registry

from tests.roles.stage import Stage, Thing

BULK, ACTION = "wagtail_bulk_action", "wagtailadmin_api:pages:action"


def every_address() -> list[str]:
    """Return the names of all addresses; one that does many things is several names."""
    return sorted(_everything())


def path_of(name: str, thing: Thing | None, stage: Stage) -> str:
    """Return the path of an address for a thing."""
    pattern = _everything()[name]
    given = _arguments(name, thing, stage)

    def fill(found: re.Match[str]) -> str:
        return str(given[found["name"]])

    if "(" in pattern:
        return f"/{_regular(name, given)}"
    path = re.sub(r"<(?:\w+:)?(?P<name>\w+)>", fill, pattern)
    # A record in a bulk action is named in the query.
    query = f"?id={thing.record.pk}" if name.startswith(BULK) and thing else ""
    query = "?position=0" if name == "comment_rules:reorder" else query
    return f"/{path}{query}".replace("^", "").replace("$", "")


@cache
def _everything() -> dict[str, str]:
    """Return the pattern of each address, by its name; the same for as long as a process lasts."""
    return dict(_every())


def _every() -> Iterator[tuple[str, str]]:
    for name, pattern in _walk(get_resolver(), "", ""):
        if name == BULK:
            yield from _bulk(pattern)
        elif name == ACTION:
            actions: Any = admin_api._endpoints["pages"].actions
            for action in actions:
                yield f"{ACTION} {action}", pattern.replace("<str:action_name>", action)
        else:
            yield name, pattern
            yield from ((f"{name} {way}", pattern) for way in WAYS.get(name, ()))


WAYS = {"wagtailadmin_pages:edit": ("publish",)}
"""what a form does beside saving, by the button that sends it"""


def _bulk(pattern: str) -> Iterator[tuple[str, str]]:
    bulk_action_registry._scan_for_bulk_actions()
    for app, models in bulk_action_registry.actions.items():
        for model, actions in models.items():
            for action in actions:
                filled = f"desk/bulk/{app}/{model}/{action}/"
                yield f"{BULK} {model} {action}", filled


def _walk(resolver: URLResolver, before: str, space: str) -> Iterator[tuple[str, str]]:
    for one in resolver.url_patterns:
        path = before + str(one.pattern)
        if isinstance(one, URLResolver):
            yield from _walk(one, path, f"{space}{one.namespace}:" if one.namespace else space)
        elif isinstance(one, URLPattern):
            name = one.name if one.name else path
            # Two addresses of one name differ in what they take.
            name = f"{space}{name}"
            yield f"{name} {len(one.pattern.converters)}" if name in TWICE else name, path


TWICE = ("wagtailsettings:edit", "wagtailadmin_workflows:remove")
"""names that Wagtail gives to an address with and without a further number"""


def _regular(name: str, given: dict[str, Any]) -> str:
    if name == "wagtailadmin_pages:revisions_compare":
        return f"desk/pages/{given['pk']}/revisions/compare/earliest...latest/"
    return f"documents/{given['document_id']}/{given['file_name']}"


def _arguments(name: str, thing: Thing | None, stage: Stage) -> dict[str, Any]:
    record = thing.record if thing else None
    pk = record.pk if record else 1
    more = thing.more if thing else {}
    given: dict[str, Any] = dict.fromkeys(PKS, pk)
    given |= _fixed(pk) | {
        "destination_id": stage.cast.culture.pk,
        "revision_id": getattr(more.get("revision"), "pk", 1),
        "task_state_id": getattr(more.get("task_state"), "pk", 1),
        "workflow_state_id": getattr(more.get("workflow_state"), "pk", 1),
    }
    if thing is not None:
        given["kind"] = {"branch": "section"}.get(thing.kind, thing.kind)
    if name.startswith("wagtailsettings"):
        given |= {"app_name": "newsroom", "model_name": "publication", "pk": 1}
    if name.startswith("wagtailadmin_tag_model"):
        given |= {"app_name": "taggit", "model_name": "tag"}
    if name.startswith("languages:"):
        given |= {"code": "az"}
    if name.startswith("simple_translation:submit_snippet"):
        given |= {"model_name": "topic"}
    if name.startswith("wagtailadmin_workflows:add_task"):
        given |= {"model_name": "review"}
    if name.startswith("wagtailadmin_workflows:") and "task" not in name:
        given |= {"workflow_pk": pk}
    if name == "wagtaildocs_serve" and record:
        given["file_name"] = record.filename
    if name == "desk_picture" and record:
        given["name"] = record.file.name
    return given


def _fixed(pk: Any) -> dict[str, Any]:
    return {
        "content_type_app_name": "newsroom", "content_type_model_name": "article",
        "app_label": "newsroom", "model_name": "article", "app_name": "newsroom",
        "object_id": pk, "page_pk": pk, "session_id": 1, "uploaded_file_id": 1,
        "filter_spec": "width-100", "action_name": "approve", "code": "en",
        "uidb64": "MQ", "token": "set-password", "restriction_id": 1, "workflow_pk": 1,
        "task_id": 1,
    }  # fmt: skip


PKS = (
    "pk", "page_id", "parent_page_id", "page_to_move_id", "image_id", "document_id", "doc_id",
    "article_id", "redirect_id", "collection_id",
)  # fmt: skip
