"""Announces to a WebSub hub which feeds a release changed, so that it fetches them at once.

Method: the publisher's request of PubSubHubbub 0.4, which hubs of WebSub take; the recommendation
leaves it to each hub.
"""

from collections.abc import Iterable
from urllib.parse import quote

import requests
from django.conf import settings

from caspian.common.batches import batches
from caspian.feeds.documents import OF_PAPER
from caspian.pages.feed_addresses import parsed
from caspian.press.purge import NotPurged, shown

FILE = "announced.json"
"""the name of what remembers, in the installation's home"""
AT_ONCE = 50
_TIMEOUTS = (3.0, 10.0)
"""seconds to connect, and to wait for each answer: a hub is far away"""


def announce(url: str, changed_keys: Iterable[str]) -> None:
    """Announce the feeds among some changed keys; raise NotPurged where the hub refuses them."""
    feeds = (key for key in sorted(changed_keys) if key in OF_PAPER or parsed(key))
    for some in batches(feeds, AT_ONCE):
        said = [("hub.mode", "publish")]
        said += [("hub.url", settings.CASPIAN_ADDRESS + quote(path)) for path in some]
        try:
            answer = requests.post(url, data=said, timeout=_TIMEOUTS, allow_redirects=False)
        except (requests.RequestException, OSError) as error:
            raise NotPurged(f"{shown(url)} can't be reached ({type(error).__name__})") from error
        if not answer.ok:
            raise NotPurged(f"{shown(url)} answers an announcement with {answer.status_code}")
