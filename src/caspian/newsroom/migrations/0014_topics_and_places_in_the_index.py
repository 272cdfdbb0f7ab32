from collections.abc import Iterator
from typing import Any

from django.db import migrations
from wagtail.models import ReferenceIndex

AT_ONCE = 1000
FIELDS = {"topics": ("newsroom", "topic"), "places": ("dossiers", "place")}


def index(apps: Any, schema_editor: Any) -> None:
    """Write what articles name by their topics and places into Wagtail's index of usage."""
    index = apps.get_model("wagtailcore", "ReferenceIndex")
    kinds = apps.get_model("contenttypes", "ContentType").objects
    article = apps.get_model("newsroom", "Article")
    if not article.objects.exists():
        return
    base = kinds.get(app_label="wagtailcore", model="page")
    kind = kinds.get(app_label="newsroom", model="article")
    for field, (label, model) in FIELDS.items():
        to = kinds.get_or_create(app_label=label, model=model)[0]
        path = f"{field}.item"
        same = {
            "content_type": kind, "base_content_type": base, "to_content_type": to,
            "model_path": path, "content_path": path,
            "content_path_hash": ReferenceIndex._get_content_path_hash(path),
        }  # fmt: skip
        rows = getattr(article, field).through.objects.order_by("pk")
        for some in _parts(rows):
            index.objects.bulk_create(
                [
                    index(object_id=str(page), to_object_id=str(record), **same)
                    for page, record in some.values_list("article_id", f"{model}_id")
                ],
                ignore_conflicts=True,
            )


def _parts(rows: Any) -> Iterator[Any]:
    last = 0
    while ids := list(rows.filter(pk__gt=last).values_list("pk", flat=True)[:AT_ONCE]):
        yield rows.filter(pk__in=ids)
        last = ids[-1]


class Migration(migrations.Migration):
    dependencies = [
        ("newsroom", "0013_dates_clock_and_dark"),
        ("dossiers", "0002_plain_words"),
        ("wagtailcore", "0098_apitoken"),
    ]

    operations = [migrations.RunPython(index, migrations.RunPython.noop)]
