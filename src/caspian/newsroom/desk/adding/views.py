"""Adds a person, place or topic while somebody writes; answers which are near to a name."""

from typing import Any, cast

from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.http import Http404, HttpRequest, JsonResponse
from django.urls import URLPattern, path
from django.utils.text import slugify
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_POST
from wagtail.coreutils import string_to_ascii
from wagtail.log_actions import log

from caspian.common.languages import KNOWN
from caspian.dossiers.models import Place, PlaceName
from caspian.newsroom.desk.adding.coordinates import coordinates
from caspian.newsroom.desk.adding.form import may_add
from caspian.newsroom.drafts.proposed import CONTRIBUTOR, LONGEST, PLACE, TOPIC
from caspian.newsroom.models import Contributor, Topic, TopicName, User
from caspian.newsroom.near_names import near_names

MODELS: dict[str, Any] = {CONTRIBUTOR: Contributor, PLACE: Place, TOPIC: Topic}
LOCAL_NAMES: dict[str, Any] = {PLACE: PlaceName, TOPIC: TopicName}
LANGUAGES = dict(KNOWN)
FIELDS = {"latitude": "where", "longitude": "where", "slug": "name", "__all__": "name"}
"""the field of the little form at which a fault of a record's field is said"""


def addresses() -> list[URLPattern]:
    """Return the addresses below the desk's own."""
    return [
        path("adding/near/", near, name="desk_adding_near"),
        path("adding/", add, name="desk_adding"),
    ]


@require_GET
def near(request: HttpRequest) -> JsonResponse:
    """Answer with what is called nearly as a name."""
    name = _name(request.GET.get("name", ""))
    found = near_names(MODELS[_kind(request.GET)], name) if name else []
    return JsonResponse(
        {
            "near": [
                {"id": one.pk, "name": one.name, "is_same": one.is_same, "found_by": one.found_by}
                for one in found
            ]
        }
    )


@require_POST
def add(request: HttpRequest) -> JsonResponse:
    """Add one; answer with its id and name, or with what is missing, field by field."""
    kind = _kind(request.POST)
    if not may_add(request.user, kind):
        raise PermissionDenied
    if there := _there(kind, request.POST.get("name", "")):
        return JsonResponse({"id": there.pk, "name": str(there), "there": True})
    try:
        record = made(kind, cast(Any, request.POST))
        with transaction.atomic():
            record.save()
            log(instance=record, action="wagtail.create", user=cast(User, request.user))
    except ValidationError as bad:
        return JsonResponse({"faults": _faults(bad)})
    except IntegrityError:
        # Somebody else added the same a moment ago: their record is the one.
        record = _there(kind, request.POST.get("name", ""))
        if record is None:
            raise
    return JsonResponse({"id": record.pk, "name": str(record)})


def _there(kind: str, name: str) -> Any:
    """Return the place or topic that is called so already; two people may have one name."""
    named = MODELS[kind].objects.filter(name__iexact=_name(name))
    return None if kind == CONTRIBUTOR else named.first()


def made(kind: str, sent: dict[str, str]) -> Any:
    """Return a record that is not saved yet. Raises ValidationError, by the fields that are sent.

    The name is in the language of the article; `english` is what the record itself is called.
    """
    name, english = _name(sent.get("name", "")), _name(sent.get("english", ""))
    is_local = kind in LOCAL_NAMES and sent.get("language") != settings.LANGUAGE_CODE
    called = english or name if is_local else name
    record = MODELS[kind](name=called, slug=_free_slug(MODELS[kind], called))
    if kind == TOPIC:
        record.code = sent.get("code", "").strip()
    if kind == PLACE:
        record.country = sent.get("country", "").strip()
        _locate(record, sent.get("where", ""))
    record.full_clean()
    if is_local and sent.get("language") in LANGUAGES:
        record.local_names.add(LOCAL_NAMES[kind](language=sent["language"], name=name))
    return record


def _locate(record: Any, where: str) -> None:
    found = coordinates(where)
    if found is None:
        said = gettext("Write where it lies as latitude and longitude, such as 43.65, 51.17.")
        raise ValidationError({"latitude": said})
    record.latitude, record.longitude = found


def _free_slug(model: Any, name: str) -> str:
    base = slugify(string_to_ascii(name))[: LONGEST - 6].strip("-") or model._meta.model_name
    taken = set(model.objects.filter(slug__startswith=base).values_list("slug", flat=True))
    found, number = base, 1
    while found in taken:
        number += 1
        found = f"{base}-{number}"
    return found


def _faults(bad: ValidationError) -> dict[str, str]:
    return {FIELDS.get(name, name): " ".join(said) for name, said in bad.message_dict.items()}


def _kind(sent: Any) -> str:
    kind = str(sent.get("kind", ""))
    if kind not in MODELS:
        raise Http404
    return kind


def _name(written: str) -> str:
    return " ".join(written.split())
