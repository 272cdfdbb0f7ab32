"""Shows who uploads a picture that the paper has it already, or one that looks the same.

Wagtail asks this where pictures are uploaded, and knows only files that are the same to the byte.
"""

from wagtail.images.views import chooser, multiple

from caspian.newsroom.near_copies import near_copies


def connect() -> None:
    """Let both of Wagtail's ways to upload ask for what looks alike, too."""
    chooser.find_image_duplicates = multiple.find_image_duplicates = near_copies
