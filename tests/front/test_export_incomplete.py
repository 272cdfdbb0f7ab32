"""A page that lacks a fragment is not written, and the export says which; the rest is."""

from caspian.edition.export.verify import verify
from tests.front.papers import (
    FERRY,
    MASTHEAD,
    NOON,
    STORM,
    TEASER,
    SmallPaper,
    article,
    files_in,
    latest,
    page,
)

NONE = "fragment:en:none"
ATLAS = "/en/atlas/"
THE_ATLAS = "en/atlas/index.html"
TEASED = page(TEASER, "<li>Read on</li>")


def lacking(key: str, fragment: str) -> str:
    """Return what is said of a page that lacks a fragment."""
    return f"{key} shows {fragment}, which the edition lacks"


def is_whole(paper: SmallPaper) -> bool:
    """Return whether an export checks out, and is what one from nothing would be."""
    beside = paper.folder.with_name(f"anew-{len(list(paper.folder.parent.iterdir()))}")
    paper.export(folder=beside)
    findings = list(verify(paper.current.resolve(), paper.signer.public, now=NOON))
    return findings == [] and paper.files() == files_in(beside / "current")


def test_such_a_page_is_not_written_and_everything_else_is(paper: SmallPaper) -> None:
    paper.release(page(ATLAS, "<h1>Atlas", NONE), article(STORM, "Storm off Aktau"))
    report = paper.export()
    assert report.left_out == (lacking(ATLAS, NONE),)
    assert THE_ATLAS not in paper.files()
    assert "Storm off Aktau" in paper.text(f"{STORM[1:]}index.html")
    assert paper.export().left_out == report.left_out, "said each time, not only the first"
    assert is_whole(paper)


def test_the_release_that_brings_the_fragment_brings_the_page(paper: SmallPaper) -> None:
    paper.release(page(ATLAS, "<h1>Atlas", NONE))
    paper.export()
    paper.release(page(NONE, "<p>Here I am"))
    assert paper.export().left_out == ()
    assert paper.text(THE_ATLAS) == "<h1>Atlas<p>Here I am"
    assert is_whole(paper)


def test_a_page_keeps_its_last_whole_file_until_then(paper: SmallPaper) -> None:
    """The front answers 503 meanwhile, which no server of files can."""
    paper.export()
    before = paper.text(f"{FERRY[1:]}index.html")
    paper.release(latest(STORM), removed=(TEASER,))
    report = paper.export()
    assert lacking(FERRY, TEASER) in report.left_out
    assert lacking("/az/", TEASER) in report.left_out
    assert paper.text(f"{FERRY[1:]}index.html") == before
    assert '"release": 2' in paper.text("release.json")
    assert list(verify(paper.current.resolve(), paper.signer.public, now=NOON)) == []
    paper.release(TEASED)
    assert paper.export().left_out == ()
    assert "<li>Read on</li>" in paper.text(f"{FERRY[1:]}index.html")
    assert is_whole(paper)


def test_a_page_that_went_is_not_missed(paper: SmallPaper) -> None:
    paper.release(page(ATLAS, "<h1>Atlas", NONE))
    paper.export()
    paper.release(removed=(ATLAS,))
    assert paper.export().left_out == ()
    assert is_whole(paper)


def test_a_page_for_what_is_absent_is_left_out_and_the_root_stays(paper: SmallPaper) -> None:
    paper.release(removed=(MASTHEAD,))
    report = paper.export()
    assert lacking("absent:en:404", MASTHEAD) in report.left_out
    files = paper.files()
    assert "index.html" in files
    assert {"404.html", "410.html", "en/404.html"}.isdisjoint(files)
    paper.release(page(MASTHEAD, "<header>Back</header>"))
    assert paper.export().left_out == ()
    assert "Back" in paper.text("404.html")
    assert "Back" in paper.text("en/404.html")
    assert is_whole(paper)
