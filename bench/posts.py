"""The sample publication as posts of another system: blocks of WordPress, pictures as files."""

import datetime as dt
import re
import tomllib
from collections.abc import Callable
from html import escape
from importlib.resources import files
from pathlib import Path
from typing import Any

SAMPLE = Path(str(files("caspian.wire.sample"))) / "data"
TITLE = "The Caspian Times"
Told = dict[str, Any]


def posts() -> Told:
    """Return title, sections and posts of the sample, as bench/wordpress_site/install.php wants."""
    now = dt.datetime.now(dt.UTC)
    articles = [
        tomllib.loads(path.read_text("utf-8"))
        for path in sorted((SAMPLE / "articles").glob("*.toml"))
    ]
    sections = tomllib.loads((SAMPLE / "sections.toml").read_text("utf-8"))["section"]
    return {
        "title": TITLE,
        "about": "Stories and perspectives from across the Caspian",
        "sections": [{key: one[key] for key in ("slug", "title", "about")} for one in sections],
        "posts": [_post(article, now) for article in articles],
    }


def _post(article: Told, now: dt.datetime) -> Told:
    picture = article.get("picture", {})
    moment = now - dt.timedelta(days=article["days_ago"])
    sources = {"title": "Where to check this", "text": "\n\n".join(article.get("sources", []))}
    blocks = [*article["body"], *([{"explainer": sources}] if sources["text"] else [])]
    return {
        "title": article["headline"],
        "slug": article["slug"],
        "section": article["section"],
        "excerpt": article["standfirst"],
        "date": moment.strftime("%Y-%m-%d %H:%M:%S"),
        "content": "\n".join(_block(*pair) for block in blocks for pair in block.items()),
        "picture": str(SAMPLE / "pictures" / picture["file"]) if picture else "",
        "alt": picture.get("alt", ""),
        "caption": picture.get("caption", ""),
    }


def _block(kind: str, value: Any) -> str:
    return _BLOCKS[kind](value)


def _paragraphs(text: str) -> str:
    parts = (" ".join(part.split()) for part in re.split(r"\n\s*\n", text.strip()))
    return "\n".join(_named("paragraph", f"<p>{part}</p>") for part in parts if part)


def _heading(text: str) -> str:
    return _named("heading", f"<h2>{text}</h2>")


def _table(value: Told) -> str:
    head = "".join(f"<th>{cell}</th>" for cell in value["header"])
    rows = "".join(
        f"<tr>{''.join(f'<td>{escape(str(cell))}</td>' for cell in row)}</tr>"
        for row in value["rows"]
    )
    table = f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
    caption = f"<figcaption>{value.get('caption', '')}</figcaption>"
    return _named("table", f'<figure class="wp-block-table">{table}{caption}</figure>')


def _pull_quote(text: str) -> str:
    quote = f"<blockquote><p>{text}</p></blockquote>"
    return _named("pullquote", f'<figure class="wp-block-pullquote">{quote}</figure>')


def _quote(value: Told) -> str:
    said = f"<p>{value['text']}</p><cite>{value.get('attribution', '')}</cite>"
    return _named("quote", f'<blockquote class="wp-block-quote">{said}</blockquote>')


def _list(value: Told) -> str:
    tag = "ol" if value["style"] == "numbers" else "ul"
    return _named("list", f"<{tag}>{''.join(f'<li>{one}</li>' for one in value['items'])}</{tag}>")


def _explainer(value: Told) -> str:
    return f"{_heading(value['title'])}\n{_paragraphs(value['text'])}"


def _timeline(value: Told) -> str:
    entries = [f"<b>{entry['when']}</b> {entry['text']}" for entry in value["entries"]]
    return f"{_heading(value['title'])}\n{_list({'style': 'bullets', 'items': entries})}"


def _embed(value: Told) -> str:
    # WordPress would fetch a frame from the other host, where we link: a link is fairer to it.
    return _paragraphs(f'<a href="{escape(value["url"])}">{value["title"]}</a>')


def _named(name: str, html: str) -> str:
    return f"<!-- wp:{name} -->\n{html}\n<!-- /wp:{name} -->"


_BLOCKS: dict[str, Callable[[Any], str]] = {
    "paragraph": _paragraphs,
    "heading": _heading,
    "pull_quote": _pull_quote,
    "quote": _quote,
    "list": _list,
    "table": _table,
    "explainer": _explainer,
    "timeline": _timeline,
    "embed": _embed,
}
