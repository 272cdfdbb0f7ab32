"""What leaves for Ghost is all that readers see, as its importers take it."""

import json
import re
from collections import defaultdict
from pathlib import Path
from typing import Any
from urllib.parse import quote

from lxml import html

from caspian.common.languages import KNOWN
from caspian.newsroom.models import Article
from caspian.wire.leaving.choice import LeavingChoice, LeavingReport
from caspian.wire.leaving.ghost import export_ghost
from tests.formats.ghost.strict import StrictGhostReader
from tests.wire.leaving.paper import PLAIN, OddPaper


def exported(path: Path, **choice: Any) -> tuple[LeavingReport, list[StrictGhostReader]]:
    """Return what an export says of itself, and what is in its files."""
    report = export_ghost(path, LeavingChoice(**choice), progress=lambda *done: None)
    return report, [StrictGhostReader(one) for one in sorted(path.glob("ghost-*"))]


def post_of(read: StrictGhostReader, article: Article) -> dict[str, Any]:
    """Return the post of an article."""
    return next(one for one in read.data["posts"] if int(one["id"], 16) == article.pk)


def test_the_numbers_are_the_newsrooms_and_nothing_is_wrong(
    paper: OddPaper, tmp_path: Path
) -> None:
    report, (read,) = exported(tmp_path / "out")
    assert read.faults == []
    kinds = [one["type"] for one in read.data["posts"]]
    assert kinds.count("post") == report.counts["articles"] == paper.public()
    assert kinds.count("page") == report.counts["pages"] == 1
    assert {one["status"] for one in read.data["posts"]} == {"published"}
    assert read.counts["users"] == report.counts["authors"] == 3
    assert read.counts["tags"] == report.counts["tags"]
    assert "secret-" not in read.text


def test_every_block_is_there_in_every_language(paper: OddPaper, tmp_path: Path) -> None:
    _, (read,) = exported(tmp_path / "out")
    for article in (paper.whole, *paper.translations):
        written = post_of(read, article)["html"]
        said = "".join(html.fragment_fromstring(written, create_parent="div").itertext())
        assert said.count(PLAIN) == 11
        assert "World Bank" in said
        cards = re.findall(r"begin: html-->\n<(\w+)", written)
        assert cards == ["figure", "figure", "aside", "ol"]  # table, chart, explainer, notes


def test_tags_and_authors_are_those_of_the_article(paper: OddPaper, tmp_path: Path) -> None:
    _, (read,) = exported(tmp_path / "out")
    tags = {one["id"]: one for one in read.data["tags"]}
    authors = {one["id"]: one["slug"] for one in read.data["users"]}
    filed, by = defaultdict(list), defaultdict(list)
    for row in read.data["posts_tags"]:
        filed[row["post_id"]].append(tags[row["tag_id"]]["name"])
    for row in read.data["posts_authors"]:
        by[row["post_id"]].append(authors[row["author_id"]])
    post = post_of(read, paper.whole)
    assert filed[post["id"]] == [
        "The sea", "Ports", "#lang-en", "#section-en-politics", "#kind-analysis", "#place-baku",
    ]  # fmt: skip
    assert by[post["id"]] == ["aysel-quliyeva", "davit-beridze"]
    persian = next(one for one in paper.translations if one.locale.language_code == "fa")
    assert filed[post_of(read, persian)["id"]][:2] == ["دریا", "#lang-fa"]
    (page,) = (one for one in read.data["posts"] if one["type"] == "page")
    assert by[page["id"]] == ["newsroom"]
    slugs = {one["slug"] for one in read.data["posts"]}
    assert {"whole", *(f"whole-{code}-{one.pk}" for one in paper.translations
                       for code in [one.locale.language_code])} <= slugs  # fmt: skip
    assert len(KNOWN) == len(paper.translations) + 1


def test_pictures_are_in_the_archive_and_named_as_ghost_finds_them(
    paper: OddPaper, tmp_path: Path
) -> None:
    _, (read,) = exported(tmp_path / "out", media=True)
    assert read.faults == []
    post = post_of(read, paper.whole)
    assert post["feature_image"].startswith("__GHOST_URL__/content/images/caspian/")
    assert post["feature_image"] in post["html"]
    meta = next(one for one in read.data["posts_meta"] if one["post_id"] == post["id"])
    assert meta["feature_image_alt"] == "Ships at anchor"
    assert meta["feature_image_caption"] == "Lead caption The cast"
    assert [name.split("/")[1] for name in sorted(read.names)[:2]] == ["files", "images"]
    aysel = next(one for one in read.data["users"] if one["slug"] == "aysel-quliyeva")
    assert aysel["profile_image"] == post["feature_image"]


def test_each_of_several_files_is_whole(paper: OddPaper, tmp_path: Path) -> None:
    _, (whole,) = exported(tmp_path / "one")
    _, parts = exported(tmp_path / "many", split=10_000, media=True)
    assert len(parts) > 3
    assert [fault for part in parts for fault in part.faults] == []
    found = [one["uuid"] for part in parts for one in part.data["posts"]]
    assert found == [one["uuid"] for one in whole.data["posts"]]


def test_drafts_leave_as_drafts_when_they_are_asked_for(paper: OddPaper, tmp_path: Path) -> None:
    _, (read,) = exported(tmp_path / "out", drafts=True)
    assert read.faults == []
    states = {one["title"]: (one["status"], one["published_at"]) for one in read.data["posts"]}
    for title in ("Not out yet", "Second title", "Taken back", "Planned", "Behind a password"):
        assert states[title][0] == "draft", title
    assert states["Not out yet"][1] is None
    assert states["Taken back"][1]
    assert sum(one["type"] == "post" for one in read.data["posts"]) == (
        Article.objects.filter(alias_of=None).count()
    )


def test_old_addresses_lead_on(paper: OddPaper, tmp_path: Path) -> None:
    _, (read,) = exported(tmp_path / "out")
    rows = json.loads((tmp_path / "out" / "redirects.json").read_text("utf-8"))

    def led(path: str) -> str:
        (found,) = (row["to"] for row in rows if re.search(row["from"], path))
        return str(found)

    for article in (paper.whole, *paper.translations):
        quoted = quote(article.url_path)
        assert led(quoted) == f"/{post_of(read, article)['slug']}/"
        assert led(quoted.rstrip("/")) == led(quoted)
    assert led("/en/old/") == paper.linked.url_path
    assert not any(row["from"].startswith("^/en/to-draft") for row in rows)
