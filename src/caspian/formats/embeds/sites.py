"""Sites by their names, and where those with oEmbed answer: as they were on 29 November 2026.

Where a site has no address here, its page says what it is, and may name an address of its own.
Instagram, Facebook and Threads answer by oEmbed only to who has an account there: no address.
"""

from dataclasses import dataclass
from urllib.parse import urlencode, urlsplit


@dataclass(frozen=True, slots=True)
class Site:
    """A site as readers know it, and where its oEmbed answers, if anywhere."""

    name: str
    hosts: tuple[str, ...]
    endpoint: str = ""


SITES = (
    Site(
        "YouTube", ("youtube.com", "youtu.be", "youtube-nocookie.com"),
        "https://www.youtube.com/oembed",
    ),
    Site("Vimeo", ("vimeo.com",), "https://vimeo.com/api/oembed.json"),
    Site("X", ("x.com", "twitter.com"), "https://publish.x.com/oembed"),
    Site("TikTok", ("tiktok.com",), "https://www.tiktok.com/oembed"),
    Site("SoundCloud", ("soundcloud.com",), "https://soundcloud.com/oembed"),
    Site("Spotify", ("open.spotify.com",), "https://open.spotify.com/oembed"),
    Site(
        "Datawrapper", ("datawrapper.dwcdn.net", "datawrapper.de"),
        "https://api.datawrapper.de/v3/oembed/",
    ),
    Site("Bluesky", ("bsky.app",), "https://embed.bsky.app/oembed"),
    Site("Flickr", ("flickr.com", "flic.kr"), "https://www.flickr.com/services/oembed/"),
    Site("Telegram", ("t.me", "telegram.me")),
    Site("Instagram", ("instagram.com",)),
    Site("Facebook", ("facebook.com", "fb.watch")),
    Site("Threads", ("threads.net", "threads.com")),
    Site("Apple Podcasts", ("podcasts.apple.com",)),
)  # fmt: skip


def site_of(address: str) -> Site:
    """Return the site of an address; one that is not known is named by its host."""
    host = (urlsplit(address).hostname or "").removeprefix("www.")
    for site in SITES:
        if any(host == known or host.endswith(f".{known}") for known in site.hosts):
            return site
    return Site(host, (host,))


def question(endpoint: str, address: str) -> str:
    """Return where to ask an endpoint about an address."""
    return f"{endpoint}?{urlencode({'url': address, 'format': 'json'})}"
