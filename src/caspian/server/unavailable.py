"""The page that stands where the desk would, while its process is starting or away."""

from caspian.pages.assets import asset
from caspian.server.answer import Response, said_in_words
from caspian.server.answers import SAFE, Environ

_READ = "The paper itself can be read."
AWAY = f"The newsroom does not answer right now. {_READ}"
STARTING = "The desk is starting, or down for maintenance. It will be back in a few seconds."
_AGAIN_SECONDS = 5
_KEPT = "If you were sending something, go back: what you typed is still there. Send it again then."
_PAGE = (
    '<!doctype html><html lang="en"><head><meta charset="utf-8">'
    '<meta name="viewport" content="width=device-width">'
    '<meta name="color-scheme" content="light dark"><link rel="stylesheet" href="{styles}">'
    '<link rel="stylesheet" href="{inside}">'
    '<title>The desk is not open</title>{again}</head><body class="inner">'
    '<main class="sheet"><div class="absent">'
    "<h1>The desk is not open yet</h1><p>{words}</p><p>{rest}</p></div></main></body></html>\n"
)


def closed_page(environ: Environ) -> Response:
    """Return the answer to a request that nobody is there to take: 503, and to try again.

    A page that was only asked for asks again by itself; what was sent must not be sent twice.
    """
    again = ("Retry-After", str(_AGAIN_SECONDS))
    if "text/html" not in environ.get("HTTP_ACCEPT", ""):
        return said_in_words(503, STARTING, again)
    is_get = environ["REQUEST_METHOD"] == "GET"
    page = _PAGE.format(
        styles=asset("paper.css"),
        inside=asset("inside.css"),
        words=STARTING,
        rest=_READ if is_get else _KEPT,
        again=f'<meta http-equiv="refresh" content="{_AGAIN_SECONDS}">' if is_get else "",
    ).encode()
    kind = ("Content-Type", "text/html; charset=utf-8")
    never = ("Cache-Control", "no-store")
    return Response(503, [kind, ("Content-Length", str(len(page))), never, *SAFE, again], page)
