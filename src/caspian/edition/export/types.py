"""The types that servers of files give files by their endings; deploy/nginx.conf has the same."""

TYPES = {
    "html": "text/html",
    "css": "text/css",
    "js": "text/javascript",
    "webmanifest": "application/manifest+json",
    "txt": "text/plain",
    "xml": "application/xml",
    "json": "application/json",
    "rss": "application/rss+xml",
    "atom": "application/atom+xml",
    "svg": "image/svg+xml",
    "avif": "image/avif",
    "gif": "image/gif",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "png": "image/png",
    "webp": "image/webp",
    "woff2": "font/woff2",
}
_UNKNOWN = "application/octet-stream"
_SAME = {"text/xml": "application/xml"}


def mistaken(name: str, media_type: str) -> str:
    """Return as what a file will be sent, in words, where that is not its type; else nothing."""
    kind = media_type.partition(";")[0].strip().lower()
    sent = TYPES.get(name.rpartition(".")[2], _UNKNOWN)
    if _SAME.get(kind, kind) == sent:
        return ""
    return f"/{name} is {kind}, and a server that goes by its name will send it as {sent}"
