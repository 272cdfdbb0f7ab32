"""What leaves for WordPress is all that readers see, whole, and nothing else."""

import csv
from collections import Counter
from pathlib import Path
from typing import Any

from lxml import html

from caspian.common.languages import KNOWN
from caspian.newsroom.models import Article, Contributor
from caspian.wire.leaving.choice import LeavingChoice, LeavingReport
from caspian.wire.leaving.wxr import export_wxr
from tests.formats.wxr.strict import StrictReader
from tests.wire.leaving.paper import LONG, ODD, PLAIN, OddPaper


def exported(path: Path, **choice: Any) -> tuple[LeavingReport, StrictReader]:
    """Return what an export says of itself, and what is in it."""
    report = export_wxr(path, LeavingChoice(**choice), progress=lambda *done: None)
    return report, StrictReader(*sorted(path.glob("*.xml")))


def item_of(read: StrictReader, article: Article) -> dict[str, Any]:
    """Return the item of an article."""
    (found,) = [
        one for one in read.items.values() if one["link"].endswith(f"{article.slug}/")
        and f"/{article.locale.language_code}/" in one["link"]
    ]  # fmt: skip
    return found


def lines_of(path: Path) -> list[list[str]]:
    """Return the lines of a table."""
    return list(csv.reader(path.read_text("utf-8").splitlines()))


def words(written: str) -> str:
    """Return the words of HTML, without what stands between them."""
    return "".join(html.fragment_fromstring(written, create_parent="div").itertext())


def test_the_numbers_are_the_newsrooms_and_nothing_is_wrong(
    paper: OddPaper, tmp_path: Path
) -> None:
    report, read = exported(tmp_path / "out")
    assert read.faults == []
    assert read.counts == {"post": paper.public(), "page": 1, "attachment": 2, "comment": 3}
    assert report.counts["articles"] == paper.public() == read.counts["post"]
    assert report.counts["aliases"] == 1
    assert {one["status"] for one in read.items.values()} == {"publish", "inherit"}
    kinds = Counter(taxonomy for taxonomy, _ in read.terms)
    assert kinds["language"] == len(KNOWN)
    assert kinds["category"] == 2 + len(KNOWN) - 1
    assert kinds["place"] == 2
    assert len(read.authors) == 1 + Contributor.objects.count()


def test_every_block_and_every_odd_letter_is_there_in_every_language(
    paper: OddPaper, tmp_path: Path
) -> None:
    _, read = exported(tmp_path / "out")
    for article in (paper.whole, *paper.translations):
        found = item_of(read, article)
        said = words(found["html"])
        assert said.count(PLAIN) == 11, article.locale
        for one in ("Gallery", "Somebody", "Head", "short", "Caption of the table", "World Bank",
                    "A note", "Map", "Explained", "May 2006", "the note", "Timetable (PDF)",
                    "Video (Tube)", "next line", "The cast", "1"):  # fmt: skip
            assert one in said, (one, article.locale)
        tags = Counter(one.tag for one in html.fromstring(f"<div>{found['html']}</div>").iter())
        assert (tags["img"], tags["table"], tags["hr"], tags["sup"]) == (3, 2, 1, 1)
        assert "\n" not in found["html"].replace("\n\n", "")


def test_headline_standfirst_dates_and_filing_are_there(paper: OddPaper, tmp_path: Path) -> None:
    _, read = exported(tmp_path / "out")
    found = item_of(read, paper.whole)
    assert words(found["title"]) == words(found["excerpt"]) == PLAIN
    moment = paper.whole.published_at
    assert moment
    assert found["gmt"] == f"{moment:%Y-%m-%d %H:%M:%S}"
    assert int(found["date"][11:13]) == (moment.hour + 4) % 24  # Baku
    assert found["author"] == "aysel-quliyeva"
    terms = {(domain, slug) for domain, slug, _ in found["terms"]}
    assert {("category", "politics"), ("post_tag", "the-sea"), ("post_tag", "ports"),
            ("place", "baku"), ("language", "en"), ("author", "cap-aysel-quliyeva"),
            ("author", "cap-davit-beridze")} < terms  # fmt: skip
    assert found["metas"]["caspian_dateline"] == "Aktau"
    assert found["metas"]["caspian_photographs"] == "Davit Beridze"
    assert found["metas"]["caspian_lead_caption"] == "Lead caption"
    persian = item_of(read, next(one for one in paper.translations if one.locale_id and
                                 one.locale.language_code == "fa"))  # fmt: skip
    assert ("post_tag", "the-sea-fa", "دریا") in persian["terms"]
    assert len(persian["title"]) == 300
    assert persian["excerpt"] == LONG


def test_links_lead_to_what_readers_see_and_to_nothing_else(
    paper: OddPaper, tmp_path: Path
) -> None:
    _, read = exported(tmp_path / "out")
    tree = html.fromstring(f"<div>{item_of(read, paper.whole)['html']}</div>")
    led = {one.text: one.get("href") for one in tree.iter("a")}
    assert led["out"] == f"https://paper.example{paper.linked.url_path}"
    assert led["hidden"] is None
    assert str(led["a file"]).startswith("https://paper.example/documents/")
    assert led["1"] == f"#note-{paper.whole.pk}-1"
    assert tree.xpath(f"//li[@id='note-{paper.whole.pk}-1']")
    assert {one.get("src") for one in tree.iter("img")} == {
        one["file"] for one in read.items.values() if one["metas"].get("_media_credit")
    }
    _, read = exported(tmp_path / "all", drafts=True)
    assert f"https://paper.example{paper.hidden.url_path}" in item_of(read, paper.whole)["html"]


def test_translations_are_linked_and_so_are_sections(paper: OddPaper, tmp_path: Path) -> None:
    _, read = exported(tmp_path / "out")
    slug = f"pll_{paper.whole.translation_key.hex}"
    about = read.about["post_translations", slug]
    assert about.startswith(f"a:{len(KNOWN)}:{{")
    linked = [one for one in read.items.values()
              if ("post_translations", slug, slug) in one["terms"]]  # fmt: skip
    assert len(linked) == len(KNOWN)
    assert all(f"i:{one['id']};" in about for one in linked)
    sections = [about for (taxonomy, slug), about in read.about.items()
                if taxonomy == "term_translations" and slug.startswith("pll_section")]  # fmt: skip
    assert sorted(one.partition(":{")[0] for one in sections) == ["a:1", f"a:{len(KNOWN)}"]


def test_comments_leave_with_what_they_answer_and_without_who_wrote_them(
    paper: OddPaper, tmp_path: Path
) -> None:
    _, read = exported(tmp_path / "out")
    by_name = {one["author"]: one for one in item_of(read, paper.whole)["comments"]}
    answer = next(one for one in by_name.values() if one["content"].startswith("approved"))
    assert words(answer["content"]) == f"approved {PLAIN}\nline"
    assert answer["parent"] == by_name["Later"]["id"]
    assert by_name["To nothing"]["parent"] == "0"
    text = "".join(path.read_text("utf-8") for path in (tmp_path / "out").iterdir())
    assert "secret-" not in text
    for more, states in (({"drafts": True}, "0111"), ({"rejected": True}, "111trash")):
        _, read = exported(tmp_path / str(more), **more)
        found = item_of(read, paper.whole)["comments"]
        assert "".join(sorted(one["approved"] for one in found)) == states
        assert read.faults == []


def test_drafts_leave_when_they_are_asked_for(paper: OddPaper, tmp_path: Path) -> None:
    _, read = exported(tmp_path / "out", drafts=True)
    assert read.faults == []
    assert read.counts["post"] == Article.objects.filter(alias_of=None).count()
    states = {one["title"]: (one["status"], one["gmt"]) for one in read.items.values()}
    assert states["Not out yet"] == ("draft", "0000-00-00 00:00:00")
    assert "First title" not in states
    assert states["Second title"][0] == "draft"
    assert states["Taken back"][0] == "draft"
    assert states["Taken back"][1] > "2000"
    assert states["Behind a password"][0] == "private"
    assert states["Planned"][0] == "future"
    assert states["Planned"][1] > max(gmt for state, gmt in states.values() if state == "publish")


def test_old_addresses_lead_on(paper: OddPaper, tmp_path: Path) -> None:
    report, read = exported(tmp_path / "out")
    rows = lines_of(tmp_path / "out" / "redirects.csv")
    led = {row[0]: (row[1], row[3]) for row in rows[1:]}
    assert rows[0][:4] == ["source", "target", "regex", "code"]
    assert led["/en/old/"] == (paper.linked.url_path, "301")
    assert led["/старое/"] == ("https://example.org/", "301")
    assert led["/en/culture/again/"] == (paper.linked.url_path, "301")
    assert led["/en/politics/taken-back/"] == ("", "410")
    assert "/en/to-draft/" not in led
    assert report.counts["redirects"] == len(led)
    rows = lines_of(tmp_path / "out" / "addresses.csv")
    to = {row[0]: row[1] for row in rows}
    assert to[paper.whole.url_path] == f"/?p={item_of(read, paper.whole)['id']}"
    assert to["/en/topics/ports/"] == "/?tag=ports"
    assert ODD not in to
