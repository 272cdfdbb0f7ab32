"""Pictures and attachments of an archive: their files first, each whole or not at all."""

import hashlib
import hmac
import os
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Any

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from taggit.models import Tag, TaggedItem
from wagtail.models import Collection

from caspian.formats.caspian_archive.layout import lines_of
from caspian.formats.caspian_archive.read import ArchiveReader, BadArchive
from caspian.newsroom.internals import insert_as_they_are
from caspian.newsroom.kept_files import ORIGINALS
from caspian.wire.archive.inward import Inward, Numbered, Tell
from caspian.wire.archive.kinds import KINDS

FOLDERS = {"pictures": ORIGINALS, "attachments": "documents/"}
LONGEST = 100


def copy_files(archive: ArchiveReader, tell: Tell) -> None:
    """Copy all files of an archive to where their records will look for them.

    A file that is there already came with a try of the same archive that was cut short.
    """
    for kind in FOLDERS:
        total = archive.manifest["counts"][kind]
        for line, record in archive.records(kind):
            if record["file"] is not None:
                if not archive.has(record["file"]):
                    raise BadArchive(
                        f"its file {record['file']} is missing", file=lines_of(kind), line=line
                    )
                target = Path(_storage(kind).path(path_of(archive, kind, record)))
                if not target.exists():
                    _copy(archive, record["file"], target)
            tell(f"files of {kind}", line, total)


def path_of(archive: ArchiveReader, kind: str, record: dict[str, Any]) -> str:
    """Return where the file of a record lies here: nobody can guess it, a second try can."""
    told = f"{archive.digest} {kind} {record['key']}".encode()
    token = hmac.new(settings.SECRET_KEY.encode(), told, hashlib.sha256).hexdigest()[:16]
    name = PurePosixPath(record["filename"])
    folder = f"{FOLDERS[kind]}{token}/"
    room = LONGEST - len(folder)
    kept = name.name if len(name.name) <= room else name.stem[: room - 10] + name.suffix[-10:]
    return folder + kept


def _copy(archive: ArchiveReader, member: str, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    part = target.with_name(".part")
    with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
        archive.copy(member, file)
        file.flush()
        os.fsync(file.fileno())
    os.replace(part, target)


def _storage(kind: str) -> Any:
    model: Any = KINDS[kind].model
    return model._meta.get_field("file").storage


def insert_files(inward: Inward) -> None:
    """Insert the records of pictures and attachments, with their tags."""
    tags = dict(Tag.objects.values_list("slug", "pk"))
    collection = Collection.get_first_root_node().pk
    for name in FOLDERS:
        for some in inward.portions(name):
            rows = inward.rows(KINDS[name], name, some)
            for row, (_, record) in zip(rows, some, strict=True):
                row.collection_id = collection
                # Into the row itself: the field would open the file, to measure the picture.
                row.__dict__["file"] = path_of(inward.archive, name, record)
            inward.insert(name, some, rows)
            inward.remember(name, rows, some)
            with inward.faults_of(name, [line for line, _ in some]):
                insert_as_they_are(TaggedItem, list(_tagged(name, rows, some, tags)))


def _tagged(
    name: str, rows: list[Any], some: list[Numbered], tags: dict[str, int]
) -> Iterator[TaggedItem]:
    kind = ContentType.objects.get_for_model(KINDS[name].model)
    for row, (_, record) in zip(rows, some, strict=True):
        for slug in record["tags"]:
            yield TaggedItem(content_type=kind, object_id=row.pk, tag_id=tags[slug])
