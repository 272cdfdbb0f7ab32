"""Authors are names of people or none: no placeholder, no date, no paper, nobody twice."""

import json

import pytest

from caspian.formats.saved_page import authors, names
from tests.formats.saved_page.writing import page_of, read_of


@pytest.mark.parametrize(
    "said",
    [
        "Username", "admin", "By Staff", "Submitted", "Posted by", "作者", "匿名", "Редакция",
        "@jane_roe", "jane.roe@example.org", "https://example.org/jane", "The Pier",
        "March 12, 2024", "12.03.2024", "Editorial team", "Staff Reporter", "Follow Author",
        "Haber Merkezi",
    ],
)  # fmt: skip
def test_what_names_nobody_is_no_author(said: str) -> None:
    for html in (
        page_of(above=f'<div class="author-name">{said}</div>'),
        page_of(head=f'<meta name="author" content="{said}">'),
    ):
        assert read_of(html).authors == ()


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("By Jane Roe", ("Jane Roe",)),
        ("By JANE ROE\n  March 12, 2024 3:46 PM", ("JANE ROE",)),
        ("Jane Roe March 12", ("Jane Roe",)),
        ("Jane Roe, Jane Roe", ("Jane Roe",)),
        ("by Jane Roe and Marat Iskakov, The Pier", ("Jane Roe", "Marat Iskakov")),
        ("John C. Welch", ("John C. Welch",)),
        ("Jane Roe (jroe)", ("Jane Roe",)),
        ("Jane Roe, MD", ("Jane Roe",)),
        ("Автор: Марат Искаков", ("Марат Искаков",)),
        ("Yazar: Gülşən Əliyeva", ("Gülşən Əliyeva",)),
        ("נכתב", ("נכתב",)),
        ("Von Miller", ("Von Miller",)),
        ("山田太郎", ("山田太郎",)),
        ("سارا رضایی", ("سارا رضایی",)),
    ],
)
def test_a_byline_gives_its_names(said: str, found: tuple[str, ...]) -> None:
    lines = said.replace("\n", "<br>")
    assert read_of(page_of(above=f'<div class="byline">{lines}</div>')).authors == found


def test_metadata_comes_first_and_organisations_are_nobody() -> None:
    people = [{"@type": "Person", "name": "Jane Roe"}, {"@type": "Organization", "name": "Wires"}]
    said = json.dumps({"@type": "NewsArticle", "author": people})
    script = f'<script type="application/ld+json"><![CDATA[ {said} ]]></script>'
    html = page_of(head=script, above='<div class="byline">By Somebody Else</div>')
    assert read_of(html).authors == ("Jane Roe",)


def test_commenters_and_authors_of_other_articles_are_not_this_ones() -> None:
    others = (
        '<div class="comment-list"><span class="author">Otto Reader</span></div>'
        '<aside><span class="byline">By Jane Roe</span></aside>'
    )
    assert read_of(page_of(below=others)).authors == ()


def test_control_without_the_rules_a_placeholder_is_an_author(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    html = page_of(above='<div class="author-name">Username</div>')
    monkeypatch.setattr(names, "is_nobody", lambda _name: False)
    assert read_of(html).authors == ("Username",)
    monkeypatch.setattr(authors, "_is_others", lambda _element: False)
    comment = '<div class="comment-list"><span class="author">Otto Reader</span></div>'
    assert read_of(page_of(below=comment)).authors == ("Otto Reader",)
