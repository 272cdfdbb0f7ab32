"""An archive comes into an empty home whole, once, checked before; or nothing of it does."""

import datetime as dt
import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone

from caspian.edition.store import open_store
from caspian.formats.caspian_archive.layout import KINDS
from caspian.formats.caspian_archive.read import BadArchive
from caspian.formats.caspian_archive.write import ArchiveWriter
from caspian.newsroom.internals import insert_as_they_are
from caspian.newsroom.models import Article, Change, Picture, Section
from caspian.newsroom.schedule import publish_due
from caspian.project import edition as own
from caspian.wire.archive.arrive import NotEmpty
from tests.cast import Cast
from tests.thorough import often
from tests.wire.archive.homes import ALL, empty_home, exported, imported, texts
from tests.wire.archive.papers import MadeUpPaper

_made: list[bytes] = []
Alter = Callable[[dict[str, Any]], None]


@pytest.fixture
def home(db: None, tmp_path: Path, settings: Any) -> Path:
    """A home of the test's own."""
    settings.HOME = tmp_path
    return tmp_path


@pytest.fixture
def archive(home: Path) -> Path:
    """The archive of a made-up paper; the home is empty again."""
    empty_home()
    path = home / "paper.zip"
    if not _made:  # the same for all tests: it takes a second to make
        MadeUpPaper(11)
        exported(path)
        empty_home()
        _made.append(path.read_bytes())
    path.write_bytes(_made[0])
    return path


def changed(archive: Path, kind: str, line: int, change: Alter) -> Path:
    """Return an archive like another, whole by its digests, with a record changed; 0: each."""
    target = archive.with_name("changed.zip")
    with zipfile.ZipFile(archive) as source, ArchiveWriter(target, replace=True) as writer:
        for name in source.namelist():
            if name.startswith("files/"):
                writer.file(name, source.open(name))
        for each in KINDS:
            with writer.lines(each) as put:
                lines = source.read(f"{each}.jsonl").decode().split("\n")[:-1]
                for number, text in enumerate(lines, start=1):
                    record = json.loads(text)
                    if each == kind and line in (0, number):
                        change(record)
                    put(record)
        writer.finish({"paper": "changed"})
    return target


def refused(path: Path) -> BadArchive:
    """Return why an archive is refused; nothing may have come in."""
    with pytest.raises(BadArchive) as caught:
        imported(path)
    assert not Article.objects.exists()
    assert not Section.objects.exists()
    return caught.value


def test_a_home_with_a_paper_is_left_alone(cast: Cast, home: Path) -> None:
    exported(home / "paper.zip")
    before = exported(home / "before.zip")
    with pytest.raises(NotEmpty, match="CASPIAN_HOME"):
        imported(home / "paper.zip")
    exported(home / "after.zip")
    assert before.counts["sections"] == 2
    assert (home / "before.zip").read_bytes() == (home / "after.zip").read_bytes()


def test_the_same_archive_again_changes_nothing(archive: Path, home: Path) -> None:
    assert imported(archive)
    Article.objects.order_by("pk")[0].delete()
    assert imported(archive) is None
    with pytest.raises(NotEmpty):
        imported(changed(archive, "topics", 1, lambda record: record.update(about="x")))


@pytest.mark.parametrize(
    ("kind", "change", "words"),
    [
        ("articles", lambda one: one.pop("standfirst"), "standfirst is missing"),
        ("articles", lambda one: one.update(kind="ode"), "kind must be one of: news"),
        ("articles", lambda one: one.update(parent="en:x"), "'en:x' above it"),
        ("articles", lambda one: one.update(topics=["nowhere"]), "the topic 'nowhere'"),
        ("articles", lambda one: one["body"][0].update(value=None) or one["bylines"][0].update(
            contributor="nobody"), "the contributor 'nobody'"),
        ("comments", lambda one: one.update(answers=999), "answers the comment 999"),
        ("comments", lambda one: one.update(commenter=999), "the commenter 999"),
        ("comments", lambda one: one.update(address_mark="x"), "address_mark is not known"),
        ("withdrawn", lambda one: one.update(since="2026-13-45T99:00:00Z"), "can't be read"),
        ("pictures", lambda one: one.update(filename="../../x"), "filename is not written as"),
        ("pictures", lambda one: one.update(file="files/" + "0" * 64), "is missing"),
        ("revisions", lambda one: one["content"].update(topics=["x"]), "content.topics"),
        ("homes", lambda one: one.update(position=0), "position must be 1 or more"),
    ],
)  # fmt: skip
def test_a_fault_names_its_file_and_line_and_nothing_comes_in(
    kind: str, change: Any, words: str, archive: Path
) -> None:
    fault = refused(changed(archive, kind, 1, change))
    assert (fault.file, fault.line) == (f"{kind}.jsonl", 1)
    assert words in fault.what
    assert fault.advice


def test_a_byte_that_differs_is_found(archive: Path, home: Path) -> None:
    damaged = bytearray(archive.read_bytes())
    at = damaged.index(b"files/") + 300
    damaged[at] ^= 1
    (home / "damaged.zip").write_bytes(damaged)
    assert refused(home / "damaged.zip").file.startswith("files/")
    cut = home / "cut.zip"
    cut.write_bytes(archive.read_bytes()[: -len(damaged) // 3])
    assert "no whole archive" in refused(cut).what


def test_a_record_more_than_the_manifest_says_is_found(archive: Path, home: Path) -> None:
    target = home / "more.zip"
    with zipfile.ZipFile(archive) as source, zipfile.ZipFile(target, "w") as copy:
        for name in source.namelist():
            more = source.read(name).splitlines(True)[-1] if name == "topics.jsonl" else b""
            copy.writestr(name, source.read(name) + more)
    assert refused(target).file == "topics.jsonl"


@pytest.mark.parametrize("step", range(1, often(4, 60)))
def test_what_is_cut_short_has_not_happened(
    step: int, archive: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    insert, calls = insert_as_they_are, 0

    def cut_short(*given: Any) -> None:
        nonlocal calls
        calls += 1
        if calls == step * often(12, 1):
            raise KeyboardInterrupt
        insert(*given)

    with monkeypatch.context() as patch:
        for module in ("inward", "inward_pages", "inward_files", "inward_rest"):
            patch.setattr(f"caspian.wire.archive.{module}.insert_as_they_are", cut_short)
        with pytest.raises(KeyboardInterrupt):
            imported(archive)
    assert not Article.objects.exists()
    assert not Picture.objects.exists()
    imported(archive)
    files = [path for path in (home / "media").rglob("*.p*") if path.is_file()]
    exported(home / "again.zip")
    assert archive.read_bytes() == (home / "again.zip").read_bytes()
    assert not [path for path in files if path.name == ".part"]


def test_all_of_it_is_one_release_and_the_outbox_is_empty_then(archive: Path, home: Path) -> None:
    store = open_store(f"sqlite:///{home / 'edition.sqlite3'}", make=True)
    own.press_once(store)
    number = store.number()
    imported(archive)
    assert Change.objects.count() > Article.objects.count()
    done = own.press_once(store)
    assert done.faults == 0
    assert store.number() == number + 1
    for article in Article.objects.public():
        assert store.find(article.url_path), article.url_path
    for path in json.loads(f"[{','.join(texts(archive)['withdrawn.jsonl'].splitlines())}]"):
        found = store.find(path["path"])
        assert found
        assert found.status == 410
    store.close()


def test_what_was_scheduled_is_published_at_its_moment(cast: Cast, home: Path) -> None:
    article = cast.draft("The early ferry", go_live_at=timezone.now() + dt.timedelta(days=1))
    article.get_latest_revision().publish()
    exported(home / "paper.zip", ALL)
    empty_home()
    imported(changed(home / "paper.zip", "revisions", 0, _due_by_now))
    assert not Article.objects.public().exists()
    assert publish_due(timezone.now()) == 1
    found = Article.objects.public().get()
    assert found.title == "The early ferry"
    assert [one.contributor.slug for one in found.bylines.all()] == ["aysel-quliyeva"]


def test_rich_text_is_sanitised_on_its_way_in(cast: Cast, archive: Path) -> None:
    bad = {"type": "paragraph", "value": '<p onclick="x()">a<script>b()</script></p>', "id": "1"}
    imported(changed(archive, "articles", 1, lambda one: one.update(body=[bad])))
    article = Article.objects.order_by("pk")[0]
    assert [one["value"] for one in article.body.raw_data] == ["<p>a</p>"]


def _due_by_now(record: dict[str, Any]) -> None:
    if record["approved_go_live_at"]:
        record["approved_go_live_at"] = record["content"]["go_live_at"] = "2026-01-01T00:00:00Z"
