"""The WSGI application that Granian serves."""

import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "caspian.project.settings")
_django = get_wsgi_application()
_ready = False


def application(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
    """Answer a request; while the first run is still loading the paper, ask to come back."""
    global _ready
    _ready = _ready or not _setting_up().exists()
    if _ready:
        answered: Iterable[bytes] = _django(environ, start_response)
        return answered
    headers = [("Content-Type", "text/plain; charset=utf-8"), ("Retry-After", "1")]
    start_response("503 Service Unavailable", headers)
    return [b"The paper is being set up. Come back in a few seconds.\n"]


def _setting_up() -> Path:
    from caspian.project.first_run import SETTING_UP  # noqa: PLC0415  needs the settings

    return SETTING_UP
