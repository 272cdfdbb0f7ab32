"""An export is the current release as files: whole pages, compressed, for any folder and host."""

import gzip
import json

import pytest

from caspian.edition.export.run import NothingToExport
from tests.edition.postgres import Postgres
from tests.front.papers import (
    FERRY,
    LOST,
    MASTHEAD,
    NOWRUZ,
    PORT,
    SEAL,
    SHIPS,
    SITE,
    STORM,
    TALK,
    SmallPaper,
    article,
    first_release,
    latest,
    moved,
    page,
    withdrawn,
)


def test_a_page_stands_where_its_path_says_with_its_fragments_in_it(paper: SmallPaper) -> None:
    report = paper.export()
    text = paper.text("en/politics/the-ferry/index.html")
    assert "The Caspian Times" in text
    assert '<li class="teaser"><a href="../../../en/politics/storm-at-aktau/">' in text
    assert paper.text(SEAL[1:] + "index.html").count("Xəzər suitisi") == 2
    assert paper.text(NOWRUZ[1:] + "index.html")
    assert report.left_out == report.missing == ()
    assert report.files == len(paper.files()) - len(
        [name for name in paper.files() if name.startswith("manifest") or name == "release.json"]
    )


def test_addresses_are_relative_and_what_others_read_stays_absolute(paper: SmallPaper) -> None:
    paper.export()
    text = paper.text("en/politics/the-ferry/index.html")
    assert '<link rel="stylesheet" href="../../../assets/paper.css?v=1">' in text
    assert f'<link rel="canonical" href="{SITE}{FERRY}">' in text
    assert f'{{"url": "{SITE}{FERRY}", "x": "href=\\"/en/\\""}}' in text
    assert TALK in text
    assert '<form action="../../../en/" method="get">' in paper.text(STORM[1:] + "index.html")
    assert '<a href="../en/">' in paper.text("en/index.html")


def test_each_file_is_compressed_beside_it(paper: SmallPaper) -> None:
    paper.export()
    files = paper.files()
    packed = [name for name in files if name.endswith(".gz")]
    assert {f"{name}.gz" for name in files if name.endswith((".html", ".css", ".xml"))} < set(
        packed
    )
    for name in packed:
        assert gzip.decompress(files[name]) == files[name.removesuffix(".gz")], name


def test_other_documents_are_files_by_their_names_as_they_are(paper: SmallPaper) -> None:
    paper.export()
    assert paper.text("robots.txt") == "User-agent: *\n"
    assert f"<loc>{SITE}/en/</loc>" in paper.text("sitemap.xml")
    assert paper.text("assets/paper.css") == "body { background: url(../assets/wave.svg) }"


def test_pictures_that_pages_show_come_along_and_no_others(paper: SmallPaper) -> None:
    (paper.pictures / "k3Jx" / "unused.jpg").write_text("nobody shows it")
    paper.export()
    assert paper.text(SHIPS[1:]) == f"JPEG {SHIPS}"
    assert paper.text(PORT[1:]) == f"JPEG {PORT}"
    assert not (paper.current / "media/images/k3Jx/unused.jpg").exists()


def test_a_picture_that_is_not_there_is_named_and_comes_when_it_is(paper: SmallPaper) -> None:
    source = paper.pictures / "k3Jx" / "ships.width-800.jpg"
    content = source.read_bytes()
    source.unlink()
    assert paper.export().missing == (SHIPS[1:],)
    assert paper.export().missing == (SHIPS[1:],)
    source.write_bytes(content)
    assert paper.export().missing == ()
    assert (paper.current / SHIPS[1:]).read_bytes() == content


def test_a_picture_outside_of_the_folder_is_never_taken(paper: SmallPaper) -> None:
    (paper.pictures / "out.jpg").symlink_to(paper.url.removeprefix("sqlite:///"))
    paths = ("/media/images/../../edition.key", "/media/images/%2e%2e/edition.key")
    images = "".join(f'<img src="{path}">' for path in (*paths, "/media/images/out.jpg"))
    paper.release(article(STORM, "Storm", images))
    paper.export()
    private = paper.signer.public.encode()
    assert not any(b"SQLite format" in text for text in paper.files().values())
    assert not [name for name in paper.files() if name.endswith((".key", "out.jpg"))]
    assert private in paper.files()["release.json"]


def test_paths_that_moved_or_went_are_told_to_nginx_and_to_readers(paper: SmallPaper) -> None:
    paper.release(withdrawn(STORM), moved("/en/old.html", "/en/"))
    paper.export()
    assert paper.text("redirects.map") == (
        '"/en/old.html" "../en/";\n"/en/politics/ferry/" "../../../en/politics/the-ferry/";\n'
    )
    assert paper.text("gone.map") == f'"{LOST}" 1;\n"{STORM}" 1;\n'
    assert 'url=../../../en/politics/the-ferry/">' in paper.text("en/politics/ferry/index.html")
    assert not (paper.current / "en/politics/storm-at-aktau").exists()
    assert not (paper.current / "en/old.html").exists()


def test_a_page_for_what_is_absent_answers_at_any_depth(paper: SmallPaper) -> None:
    paper.export()
    assert '404 in az. <a href="/az/">' in paper.text("az/404.html")
    assert paper.text("404.html") == paper.text("en/404.html")
    paper.release(page(MASTHEAD, "<header>Renamed</header>"))
    paper.export()
    assert "Renamed" in paper.text("404.html")
    assert paper.text("410.html") == paper.text("en/410.html")


def test_the_root_leads_to_the_first_language(paper: SmallPaper) -> None:
    paper.export()
    assert 'content="0; url=./en/"' in paper.text("index.html")
    assert 'default "./en/";' in paper.text("languages.map")


def test_the_release_says_which_it_is(paper: SmallPaper) -> None:
    paper.export()
    said = json.loads(paper.text("release.json"))
    release = paper.store.release()
    assert release
    assert (said["release"], said["digest"]) == (1, release.digest().hex())
    assert said["public"] == paper.signer.public
    assert len(bytes.fromhex(said["signature"])) == 64


def test_a_key_that_can_have_no_file_is_left_out_and_named(paper: SmallPaper) -> None:
    paper.release(article("/en/" + "ə" * 130 + "/", "Too long"), page("/release.json", "{}"))
    left_out = paper.export().left_out
    assert len(left_out) == 2
    assert '"release": 2' in paper.text("release.json")
    assert paper.export().left_out == left_out
    paper.release(article(STORM, "Storm off Aktau"), removed=("/release.json",))
    assert paper.export().left_out == left_out[:1]


def test_an_edition_without_a_release_has_nothing_to_export(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    paper = SmallPaper(tmp_path_factory.mktemp("empty"))
    with pytest.raises(NothingToExport, match="caspian press"):
        paper.export()
    paper.store.close()


@pytest.mark.slow
def test_an_edition_in_postgresql_makes_the_same_files(
    paper: SmallPaper, postgres: Postgres, tmp_path_factory: pytest.TempPathFactory
) -> None:
    other = SmallPaper(tmp_path_factory.mktemp("postgresql"), postgres.new())
    for each in (paper, other):
        if each is other:
            each.release(*first_release())
        each.export()
        each.release(latest(STORM), withdrawn(FERRY))
        assert each.export().anew == ""
    signed = {"release.json"}
    one, two = paper.files(), other.files()
    assert set(one) == set(two)
    assert {name for name in one if one[name] != two[name]} == signed
    other.store.close()
