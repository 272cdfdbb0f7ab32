"""What no edition holds stands in an export too: the service worker, the rules, manifests."""

import gzip
import json
from pathlib import Path

import pytest

from caspian.edition.export.run import ExportReport, export
from caspian.edition.export.sources import Sources
from caspian.server.answers import POLICY, WORKER_POLICY
from caspian.server.own_files import own_content
from tests.front.nginx import serving
from tests.front.papers import FERRY, SmallPaper, page

WORKER, RULES, MANIFEST = "worker.js", "speculation-rules.json", "en/manifest.webmanifest"


def exported(paper: SmallPaper, *, is_worker_retired: bool = False) -> ExportReport:
    """Export as the command does, with a manifest in the edition."""
    paper.release(page(f"/{MANIFEST}", "{}\n", media_type="application/manifest+json"))
    own = own_content(is_worker_retired=is_worker_retired)
    sources = Sources(paper.assets, paper.pictures, own)
    return export(paper.store, paper.folder, sources, signer=paper.signer)


def test_they_stand_at_the_root_plain_and_compressed(paper: SmallPaper) -> None:
    report = exported(paper)
    files = paper.files()
    for name, content in own_content(is_worker_retired=False).items():
        assert files[name] == gzip.decompress(files[f"{name}.gz"]) == content
    assert json.loads(files[MANIFEST]) == {}
    assert [note for note in report.mistaken if "manifest" in note] == []


def test_an_export_after_the_worker_was_retired_says_so(paper: SmallPaper) -> None:
    exported(paper)
    exported(paper, is_worker_retired=True)
    assert "registration.unregister()" in paper.text(WORKER)
    assert 'addEventListener("fetch"' not in paper.text(WORKER)


def test_no_page_takes_their_place(paper: SmallPaper) -> None:
    paper.release(page(f"/{WORKER}", "evil", media_type="text/javascript"))
    report = exported(paper)
    assert "evil" not in paper.text(WORKER)
    assert any(WORKER in reason for reason in report.left_out)


FORMER, PRESENT = "0123456789ab", "ba9876543210"
CSS = b"body { background: url(/assets/wave.svg) }"
BUILDS = {
    f"{FORMER}/paper.css": CSS + b" /* former */",
    f"{PRESENT}/paper.css": CSS,
    f"{FORMER}/fonts/serif.woff2": b"a former font",
}


def exported_with_builds(paper: SmallPaper) -> ExportReport:
    """Export with the assets of a former build, and those of this one."""
    sources = Sources(paper.assets, paper.pictures, {}, BUILDS)
    return export(paper.store, paper.folder, sources, signer=paper.signer)


def test_each_build_has_its_assets_in_folders_of_their_hashes(paper: SmallPaper) -> None:
    exported_with_builds(paper)
    files = paper.files()
    former = files[f"assets/{FORMER}/paper.css"]
    assert former == b"body { background: url(../assets/wave.svg) } /* former */"
    assert gzip.decompress(files[f"assets/{FORMER}/paper.css.gz"]) == former
    assert files[f"assets/{PRESENT}/paper.css"] == files["assets/paper.css"]
    assert files[f"assets/{FORMER}/fonts/serif.woff2"] == b"a former font"
    assert exported_with_builds(paper).written == 0
    paper.export()
    assert not [name for name in paper.files() if FORMER in name], "when nobody keeps it any more"


@pytest.mark.slow
def test_nginx_sends_each_build_its_own(paper: SmallPaper, tmp_path: Path) -> None:
    exported_with_builds(paper)
    with serving(tmp_path / "nginx", paper.folder) as nginx:
        for version in (FORMER, PRESENT):
            sheet = nginx.ask(f"/assets/paper.css?v={version}")
            assert (b"former" in sheet.body) is (version == FORMER)
            assert sheet.headers["cache-control"] == "public, max-age=31536000, immutable"
            assert sheet.headers["content-type"].startswith("text/css")
            packed = nginx.ask(f"/assets/paper.css?v={version}", Accept_Encoding="gzip")
            assert gzip.decompress(packed.body) == sheet.body
        assert nginx.ask(f"/assets/fonts/serif.woff2?v={FORMER}").body == b"a former font"
        for query in ("", "?v=aaaaaaaaaaaa", "?v=../..", "?v=", f"?v={FORMER}/../{FORMER}"):
            sheet = nginx.ask(f"/assets/paper.css{query}")
            assert (sheet.status, b"former" in sheet.body) == (200, False)
            assert sheet.headers["cache-control"] == "public, max-age=0, must-revalidate"
        assert nginx.ask(f"/assets/nothing.css?v={FORMER}").status == 404


@pytest.mark.slow
def test_nginx_sends_them_as_the_paper_does(paper: SmallPaper, tmp_path: Path) -> None:
    exported(paper)
    with serving(tmp_path / "nginx", paper.folder) as nginx:
        worker, rules, manifest = (nginx.ask(f"/{name}") for name in (WORKER, RULES, MANIFEST))
        shown, missing = nginx.ask(FERRY), nginx.ask("/en/none/")
    assert worker.headers["content-security-policy"] == WORKER_POLICY
    assert worker.headers["content-type"].partition(";")[0] == "text/javascript"
    assert worker.headers["cache-control"] == "public, max-age=0, must-revalidate"
    assert rules.headers["content-type"] == "application/speculationrules+json"
    assert rules.headers["cache-control"] == "public, max-age=86400"
    assert manifest.headers["content-type"] == "application/manifest+json"
    assert shown.headers["content-security-policy"] == POLICY
    assert shown.headers["speculation-rules"] == f'"/{RULES}"'
    for answer in (worker, rules, manifest, missing):
        assert "speculation-rules" not in answer.headers
