"""The folder of pictures and files, and where each of them is fetched."""

from django.core.files.storage import FileSystemStorage

ORIGINALS = "original_images/"
DESK = "/desk/pictures/"
"""where the desk fetches what is not for readers: originals, thumbnails, pictures of drafts"""


class KeptFiles(FileSystemStorage):
    """Files on this machine; an original is fetched from the desk, by who may see it."""

    def url(self, name: str | None) -> str:
        """Return the address of a file."""
        return desk_address(name) if name and name.startswith(ORIGINALS) else super().url(name)


def desk_address(name: str) -> str:
    """Return where the desk fetches a picture's file."""
    return f"{DESK}{name}"
