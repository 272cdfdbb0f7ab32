"""The articles, people and places of the preview, read from the sample publication."""

import datetime as dt
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from markupsafe import Markup
from tools.preview.pictures import picture

from caspian.pages import blocks
from caspian.pages.documents import ContributorCard, PageByline
from caspian.pages.parts import Card, Link, PagePicture

DATA = Path(__file__).parents[2] / "src/caspian/wire/sample/data"
NOW = dt.datetime(2024, 7, 15, 14, 20, tzinfo=dt.UTC)
Record = dict[str, Any]


@cache
def table(name: str) -> dict[str, Record]:
    """Return the records of sections, topics, places or contributors by slug."""
    (rows,) = tomllib.loads((DATA / f"{name}.toml").read_text()).values()
    return {row["slug"]: row for row in rows}


@cache
def articles() -> dict[str, Record]:
    """Return the sample's articles by slug, newest first."""
    found = [tomllib.loads(path.read_text()) for path in (DATA / "articles").glob("*.toml")]
    return {row["slug"]: row for row in sorted(found, key=lambda row: float(row["days_ago"]))}


def published(row: Record) -> dt.datetime:
    """Return when an article came out."""
    return NOW - dt.timedelta(days=row["days_ago"])


def section(row: Record) -> Link:
    """Return the section an article is filed in."""
    return Link(table("sections")[row["section"]]["title"], f"/en/{row['section']}/")


def contributor(slug: str) -> ContributorCard:
    """Return somebody who writes for the paper."""
    row = table("contributors")[slug]
    return ContributorCard(row["name"], f"/en/contributors/{slug}/", row["role"], row["about"])


def bylines(row: Record) -> tuple[PageByline, ...]:
    """Return the bylines of an article."""
    return tuple(
        PageByline(line["role"], (contributor(line["contributor"]),)) for line in row["bylines"]
    )


def lead(row: Record, folder: Path) -> PagePicture | None:
    """Return the picture of an article."""
    told = row.get("picture")
    if not told:
        return None
    return picture(
        folder, told["file"], alt=told["alt"], caption=told["caption"], credit=told["credit"]
    )


def card(slug: str, folder: Path, *, pictured: bool = True) -> Card:
    """Return an article as a card."""
    row = articles()[slug]
    return Card(
        article=1,
        address=f"/en/{row['section']}/{slug}/",
        headline=row.get("short_headline") or row["headline"],
        standfirst=row["standfirst"],
        kind=row["kind"],
        section=section(row),
        byline=", ".join(contributor(line["contributor"]).name for line in row["bylines"]),
        published_at=published(row),
        picture=lead(row, folder) if pictured else None,
    )


def body(row: Record) -> tuple[blocks.Block, ...]:
    """Return the body of an article, block by block."""
    return tuple(_block(*next(iter(entry.items()))) for entry in row["body"])


def paragraphs(text: str) -> Markup:
    """Return plain paragraphs as HTML."""
    return Markup("".join(f"<p>{part.strip()}</p>\n" for part in text.split("\n\n")))


def _block(kind: str, told: Any) -> blocks.Block:
    match kind:
        case "paragraph":
            return blocks.Paragraph(paragraphs(told))
        case "heading":
            return blocks.Heading(told, told.lower().replace(" ", "-").strip("?"))
        case "pull_quote":
            return blocks.PullQuote(told)
        case "quote":
            return blocks.Quote(told["text"], told.get("attribution", ""))
        case "explainer":
            return blocks.Explainer(told["title"], paragraphs(told["text"]))
        case "table":
            return _table(told)
        case "timeline":
            return _timeline(told)
        case "list":
            items = tuple(Markup(item) for item in told["items"])
            return blocks.ItemList(told["style"] == "numbers", items)
        case "embed":
            return blocks.Embed(told["title"], told["url"], told.get("source", ""))
    raise ValueError(f"the preview knows no block {kind}")


def _table(told: Record) -> blocks.TableBlock:
    rows = tuple(tuple(str(cell) for cell in row) for row in told["rows"])
    return blocks.TableBlock(told.get("caption", ""), tuple(told["header"]), rows, row_headers=True)


def _timeline(told: Record) -> blocks.Timeline:
    entries = tuple(
        blocks.TimelineEntry(
            entry["when"], paragraphs(next(v for k, v in entry.items() if k != "when"))
        )
        for entry in told["entries"]
    )
    return blocks.Timeline(told.get("title", ""), entries)
