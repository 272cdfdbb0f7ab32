"""What no edition holds stands in an export too: the service worker, the rules, manifests."""

import gzip
import json
from pathlib import Path

import pytest

from caspian.edition.export.run import Report, export
from caspian.edition.export.sources import Sources
from caspian.server.answers import POLICY, WORKER_POLICY
from caspian.server.own_files import own_content
from tests.front.nginx import serving
from tests.front.papers import FERRY, SmallPaper, page

WORKER, RULES, MANIFEST = "worker.js", "speculation-rules.json", "en/manifest.webmanifest"


def exported(paper: SmallPaper, *, is_worker_retired: bool = False) -> Report:
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
