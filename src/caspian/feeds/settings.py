"""What the machine's environment says of feeds."""

from django.conf import settings

from caspian.pages.reads.door import read


@read
def hub() -> str:
    """Return the address of the WebSub hub that tells of news, or an empty text without one."""
    return str(settings.CASPIAN_FEED_HUB)
