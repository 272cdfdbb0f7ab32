"""A small paper to put in front of readers: three languages, shared parts, pictures, ways gone."""

import datetime as dt
import json
from pathlib import Path

from caspian.edition.commit import committing
from caspian.edition.document import MOVED, WITHDRAWN, Document, Part
from caspian.edition.export.run import ExportReport, export
from caspian.edition.export.sources import Sources
from caspian.edition.release import Release, signer
from caspian.edition.splice import part
from caspian.edition.store import open_store
from caspian.edition.trace import Trace

NOON = dt.datetime(2026, 11, 23, 12, tzinfo=dt.UTC)
FERRY, STORM = "/en/politics/the-ferry/", "/en/politics/storm-at-aktau/"
SEAL, NOWRUZ = "/az/mədəniyyət/xəzər-suitisi/", "/fa/فرهنگ/نوروز/"
OLD_FERRY, LOST = "/en/politics/ferry/", "/en/politics/lost/"
MASTHEAD, LATEST, TEASER = "fragment:en:masthead", "fragment:en:latest", "fragment:en:teaser"
SHIPS, PORT = "/media/images/k3Jx/ships.width-800.jpg", "/media/images/p0Rt/port.width-400.jpg"
TALK = 'Write <code>&lt;a href="/en/"&gt;</code>, or say href="/en/" aloud.'
NAVIGATION = '<a href="/en/politics/">Politics</a> <a href="/az/">az</a> <a href="/fa/">fa</a>'
SITE = "https://paper.example"


def page(key: str, *texts: str, media_type: str = "text/html; charset=utf-8") -> Document:
    """Return a page made of texts; one that begins with "fragment:" is spliced in."""
    parts: list[Part | str] = [
        text if text.startswith("fragment:") else part(text.encode()) for text in texts
    ]
    return Document(key, media_type=media_type, parts=tuple(parts))


def moved(key: str, to: str) -> Document:
    """Return a way elsewhere."""
    return Document(key, MOVED, location=to)


def withdrawn(key: str) -> Document:
    """Return what stands where a page was withdrawn."""
    return Document(key, WITHDRAWN)


def article(key: str, headline: str, *extra: str) -> Document:
    """Return an article with all that a head and a body link to."""
    code = key[1:3]
    head = (
        f'<!doctype html><html lang="{code}"><head><meta charset="utf-8"><title>{headline}</title>'
        '<link rel="stylesheet" href="/assets/paper.css?v=1">'
        f'<link rel="canonical" href="{SITE}{key}">'
        f'<script type="application/ld+json">{{"url": "{SITE}{key}", "x": "href=\\"/en/\\""}}'
        "</script></head><body>"
    )
    body = f"<h1>{headline}</h1><p>{TALK}</p>{''.join(extra)}"
    return page(key, head, MASTHEAD, body, LATEST, "</body></html>")


def absent(code: str, status: int) -> Document:
    """Return the page for what is not there."""
    words = f'<html lang="{code}"><p>{status} in {code}. <a href="/{code}/">Front</a></p>'
    return Document(
        f"absent:{code}:{status}",
        status,
        parts=(part(words.encode()), MASTHEAD, part(b"</html>")),
    )


def latest(*keys: str, teaser: bool = True) -> Document:
    """Return the shared list of what is new; a teaser stands in it, which no front splices."""
    items = "".join(f'<li><a href="{key}">{key}</a></li>' for key in keys)
    return page(LATEST, f"<ul>{items}", *([TEASER] if teaser else []), "</ul>")


def languages(*codes: str) -> Document:
    """Return the list of languages; the first is the one for readers who ask for none of them."""
    said = {"default": codes[0], "fronts": {code: f"/{code}/" for code in codes}}
    return page("languages", json.dumps(said), media_type="application/json")


def first_release() -> list[Document]:
    """Return what the paper publishes first."""
    picture = f'<img src="{SHIPS}" srcset="{SHIPS} 800w, {PORT} 400w" alt="Ships">'
    links = f'<a href="{SEAL}">Xəzər</a> <a href="{NOWRUZ}">نوروز</a>'
    return [
        languages("en", "az", "fa"),
        page(MASTHEAD, f'<header><a href="/en/">The Caspian Times</a> {NAVIGATION}</header>'),
        page(TEASER, f'<li class="teaser"><a href="{STORM}">Read on</a></li>'),
        latest(FERRY),
        *(absent(code, status) for code in ("en", "az", "fa") for status in (404, 410)),
        article("/en/", "The Caspian Times", links),
        article("/en/politics/", "Politics", f'<a href="{FERRY}">Ferry</a>'),
        article(FERRY, "The ferry leaves when it is full", picture),
        article(STORM, "Storm at Aktau", '<form action="/en/" method="get"></form>'),
        article("/az/", "Xəzər Tayms"),
        article(SEAL, "Xəzər suitisi"),
        article("/fa/", "خزر"),
        article(NOWRUZ, "نوروز"),
        moved(OLD_FERRY, FERRY),
        withdrawn(LOST),
        page("/robots.txt", "User-agent: *\n", media_type="text/plain; charset=utf-8"),
        page("/sitemap.xml", f"<urlset><loc>{SITE}/en/</loc></urlset>", media_type="text/xml"),
    ]


class SmallPaper:
    """The paper's edition, and what lies beside it: style sheet, pictures, key, export."""

    def __init__(self, folder: Path, url: str = "", at: dt.datetime = NOON) -> None:
        self.url = url or f"sqlite:///{folder / 'edition.sqlite3'}"
        self.store = open_store(self.url, make=True)
        self.signer = signer(folder / "edition.key")
        self.folder = folder / "export"
        self.current = self.folder / "current"
        self.assets, self.pictures = folder / "assets", folder / "media" / "images"
        self.at = at
        self.lay_out_assets()
        for path in (SHIPS, PORT):
            self._lay_out({self.pictures / path.removeprefix("/media/images/"): f"JPEG {path}"})

    def release(self, *documents: Document, removed: tuple[str, ...] = ()) -> Release | None:
        """Release some documents, a minute after the release before."""
        made: list[Release | None] = []
        self.at += dt.timedelta(minutes=1)
        with committing(self.store, self.signer, at=self.at, done=made.append) as step:
            for document in documents:
                step.put(document, Trace())
            for key in removed:
                step.remove(key)
        return made[0]

    def export(self, *, anew: bool = False, folder: Path | None = None) -> ExportReport:
        """Export the edition as the command does."""
        return export(
            self.store,
            folder or self.folder,
            Sources(self.assets, self.pictures),
            signer=self.signer,
            anew=anew,
        )

    def lay_out_assets(self) -> None:
        """Put the style sheet and its wave where they belong."""
        self._lay_out({self.assets / "paper.css": "body { background: url(/assets/wave.svg) }"})
        self._lay_out({self.assets / "wave.svg": "<svg/>"})

    def text(self, name: str) -> str:
        """Return the text of a file of the export."""
        return (self.current / name).read_text("utf-8")

    def files(self) -> dict[str, bytes]:
        """Return all files of the export."""
        return files_in(self.current)

    def _lay_out(self, files: dict[Path, str]) -> None:
        for path, text in files.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")


def files_in(tree: Path) -> dict[str, bytes]:
    """Return the bytes of every file in a tree, by its name there."""
    root = tree.resolve()
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in root.rglob("*")
        if path.is_file()
    }
