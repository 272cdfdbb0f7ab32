"""Takes a picture that was dropped or pasted: by the form of every picture, with its limits.

This is the one place at which the desk's own scripts bring pictures in.
"""

from dataclasses import dataclass
from hashlib import sha1
from pathlib import PurePath
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.translation import gettext
from wagtail.images.forms import get_image_form
from wagtail.log_actions import log
from wagtail.models import Collection
from wagtail.permissions import policy_registry

from caspian.formats.picture_words.read import PictureWords, words_of
from caspian.newsroom.models import Picture

_TITLE, _CREDIT = 255, 200
_NO_WORDS = PictureWords()


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of a file."""

    picture: Any = None
    """None where it was refused"""
    words: PictureWords = _NO_WORDS
    said: str = ""
    """why it was refused, or that it was there before"""


def take(
    user: Any,
    name: str,
    data: bytes,
    *,
    alt: str = "",
    caption: str = "",
    title: str = "",
    credit: str = "",
) -> Taken:
    """Store a picture, or find the one that was stored of the same file.

    What its maker wrote into the file is read first: nothing of it is left for readers. Without a
    user it is the command line that brings the picture in, which may do all.
    """
    policy = policy_registry.get_by_type(Picture)
    if user is None:
        collections, choosable = Collection.objects.all(), Picture.objects.all()
    else:
        collections = policy.collections_user_has_permission_for(user, "add")
        choosable = policy.instances_user_has_permission_for(user, "choose")
    collection = collections.first()
    if collection is None:
        return Taken(said=gettext("Your role may not add pictures."))
    words = words_of(data)
    words = PictureWords(
        title or words.title, caption or words.caption, credit or words.credit, alt or words.alt
    )
    digest = sha1(data, usedforsecurity=False).hexdigest()
    if there := choosable.filter(file_hash=digest).order_by("pk").first():
        said = gettext("“{name}” was in the library already, as “{title}”: that one is used.")
        return Taken(there, words, said.format(name=name, title=there.title))
    form = _form(user, name, data, words, collection)
    if not form.is_valid():
        faults = " ".join(str(fault) for faults in form.errors.values() for fault in faults)
        return Taken(said=gettext("“{name}” was not taken. {why}").format(name=name, why=faults))
    picture = form.save()
    log(instance=picture, action="wagtail.create", user=user)
    return Taken(picture, words)


def _title_of(name: str) -> str:
    return " ".join(PurePath(name).stem.replace("_", " ").split()) or gettext("Picture")


def _form(user: Any, name: str, data: bytes, words: PictureWords, collection: Any) -> Any:
    return get_image_form(Picture)(
        {
            "title": (words.title or _title_of(name))[:_TITLE],
            "description": words.alt[:_TITLE],
            "credit": words.credit[:_CREDIT],
            "collection": collection.pk,
            "tags": "",
        },
        {"file": SimpleUploadedFile(name, data)},
        instance=Picture(uploaded_by_user=user),
        user=user,
    )
