"""Whether a form was sent from a page of another site, by what the browser says of it."""

from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest

_OURS = ("same-origin", "none")
_USUAL = {"http": 80, "https": 443}


def is_foreign(request: HttpRequest, *, null_is: bool = True) -> bool:
    """Return whether a browser says that another site's page sent a request.

    `null_is`: whether "null" counts as another site's. Who sends neither header is no browser of
    the last years, and may write whatever it likes there anyway.
    """
    site = request.headers.get("Sec-Fetch-Site", "")
    if site and site not in _OURS:
        return True
    origin = request.headers.get("Origin", "")
    if not origin:
        return False
    if origin == "null":
        # A page that keeps its address to itself says so too; then the other header tells.
        return null_is and not site
    # By the host that the request names: a mirror has another name than the paper.
    here = f"{origin.partition('://')[0]}://{request.get_host()}"
    return _place(origin) not in (_place(here), _place(settings.CASPIAN_ADDRESS))


def _place(address: str) -> tuple[str, int | None]:
    """Return host and port; the scheme counts not, which a server in front may have changed."""
    try:
        parts = urlsplit(address)
        return parts.hostname or "", parts.port or _USUAL.get(parts.scheme)
    except ValueError:
        return address, None
