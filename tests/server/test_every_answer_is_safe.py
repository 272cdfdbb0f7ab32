"""Each answer of the front carries the same safe headers, no matter what wrote it."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import NoReturn

import pytest

from caspian.server.answers import NOTHING_RUNS, SAFE
from caspian.server.front import Front
from caspian.server.safety import Safety
from tests.server.asking import Answered, ask
from tests.server.backend import Desk
from tests.server.edition import FERRY, LATEST, Edition, moved, page, settings_for, withdrawn

PARTS = {"text/css", "text/javascript", "image/gif", "application/speculationrules+json"}
OLD = "/en/politics/the-old-ferry/"
HEADERS = [(name.lower(), value) for name, value in SAFE[1:]]
POLICY, HSTS = "content-security-policy", "strict-transport-security"
Fronts = Callable[[str], Front]


@pytest.fixture
def fronts(edition: Edition, tmp_path: Path) -> Iterator[Fronts]:
    """Return a way to make fronts, of a paper whose address has a scheme."""
    edition.release(moved(OLD, FERRY), withdrawn("/en/politics/gone/"))
    (tmp_path / "static" / "a").mkdir(parents=True)
    (tmp_path / "static" / "a" / "desk.js").write_text("1")
    (tmp_path / "static" / "drawing.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>")
    (tmp_path / "secret").write_text("no")
    (tmp_path / "static" / "led-out").symlink_to(tmp_path / "secret")
    made: list[Front] = []

    def of(scheme: str) -> Front:
        settings = replace(
            settings_for(edition), scheme=scheme, folders={"/static/": tmp_path / "static"}
        )
        made.append(Front(settings))
        return made[-1]

    yield of
    for front in made:
        front.reading.close()


def answers(front: Front, edition: Edition, desk: Desk) -> Iterator[tuple[str, Answered]]:
    """Yield an answer of each kind that the front has, by a name."""
    yield "page, first", ask(front, FERRY)
    yield "page, from memory", ask(front, FERRY)
    etag = ask(front, FERRY).headers["etag"]
    yield "page, unchanged", ask(front, FERRY, if_none_match=etag)
    for path, method in [
        ("/", "GET"), (FERRY, "HEAD"), (FERRY.rstrip("/"), "GET"), (OLD, "GET"), (FERRY, "POST"),
        ("/en/politics/gone/", "GET"), ("/en/nowhere/", "GET"), ("/zz", "GET"), ("/en//x", "GET"),
        ("/" + "a" * 3000, "GET"), ("/healthz", "GET"), ("/readyz", "GET"), ("/worker.js", "GET"),
        ("/speculation-rules.json", "GET"), ("/assets/paper.css", "GET"), ("/desk", "GET"),
        ("/assets/icon.svg", "GET"), ("/assets/none.css", "GET"), (f"/beacon{FERRY}", "GET"),
        ("/static/a/desk.js", "GET"), ("/static/a/desk.js", "HEAD"), ("/static/none", "GET"),
        ("/static/a/desk.js", "POST"), ("/static/led-out", "GET"), ("/static/drawing.svg", "GET"),
        ("/desk/", "GET"), ("/desk/", "DELETE"),
    ]:  # fmt: skip
        yield f"{method} {path[:40]}", ask(front, path, method)
    yield "many headers", ask(front, FERRY, cookie="x" * 40_000)
    yield "too much is sent", ask(front, "/desk/", "POST", transfer_encoding="chunked")
    desk.cut = 3
    yield "the backend breaks off", ask(front, "/desk/")
    edition.release(gone=(LATEST,))
    front.reading.look()
    yield "a part is missing", ask(front, FERRY)
    edition.release(page(FERRY, "<h1>torn"))
    front.reading.look()
    front.reading.at = broken  # type: ignore[method-assign]
    yield "a fault", ask(front, FERRY)


def broken(path: str, name: str) -> NoReturn:
    """Fail as no part of the front should."""
    raise RuntimeError(path)


def unsafe(answer: Answered, *, is_secure: bool) -> list[str]:
    """Return what an answer fails to say."""
    kind = answer.headers.get("content-type", "").partition(";")[0]
    expected = dict(HEADERS[:1] if kind in PARTS else HEADERS)
    wanted = [name for name, _ in HEADERS if answer.headers.get(name) != expected.get(name)]
    policy = answer.headers.get(POLICY, "")
    if not policy.startswith("default-src 'none'"):
        wanted.append(POLICY)
    if (answer.headers.get(HSTS) == "max-age=31536000") != is_secure:
        wanted.append(HSTS)
    return wanted


@pytest.mark.parametrize("scheme", ["http", "https"])
def test_every_answer_carries_them(
    fronts: Fronts, edition: Edition, desk: Desk, scheme: str
) -> None:
    found = dict(answers(fronts(scheme), edition, desk))
    # A browser shows what it has kept, with the headers that came with it.
    kept = found.pop("page, unchanged")
    assert (kept.status, kept.body) == (304, b"")
    wrong = {
        name: missing
        for name, answer in found.items()
        if (missing := unsafe(answer, is_secure=scheme == "https"))
    }
    assert wrong == {}
    statuses = {answer.status for answer in found.values()}
    assert statuses == {200, 301, 302, 308, 400, 404, 405, 410, 411, 414, 431, 500, 502, 503}
    assert found["GET /static/led-out"].status == 404
    assert found["GET /static/a/desk.js"].text == "1"
    assert found["HEAD /static/a/desk.js"].body == b""
    # Opened by itself a drawing is a document.
    assert found["GET /assets/icon.svg"].headers["x-frame-options"] == "SAMEORIGIN"


def test_the_control_that_completes_nothing_lacks_them(
    fronts: Fronts, edition: Edition, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Safety, "completed", lambda self, headers: headers)
    found = dict(answers(fronts("https"), edition, desk))
    lacking = {name for name, answer in found.items() if unsafe(answer, is_secure=True)}
    assert {"GET /static/a/desk.js", "GET /worker.js", "GET /healthz", "GET /desk/"} <= lacking


def test_what_is_no_page_runs_nothing_and_what_says_more_is_left_as_it_is() -> None:
    own = [("content-security-policy", "default-src 'self'"), ("Content-Type", "text/html")]
    said = Safety("http").completed(own)
    assert [pair for pair in said if pair[0].lower() == POLICY] == own[:1]
    assert NOTHING_RUNS[0] in Safety("http").completed([("Content-Type", "text/css")])
