"""What an article in HTML is made of comes in as what it is: links, lists, pictures and more."""

from caspian.formats.pasted.blocks import (
    PastedHeading,
    PastedList,
    PastedParagraph,
    PastedQuote,
    PastedTable,
)
from caspian.formats.saved_page.read import SavedPage, SavedPicture
from tests.formats.saved_page.writing import FIRST, HEADLINE, SECOND, THIRD, page_of, read_of

CANONICAL = '<link rel="canonical" href="https://pier.example/news/ferry.html">'


def kinds(found: SavedPage) -> list[str]:
    """Return what the blocks are, from top to bottom."""
    return [type(block).__name__.removeprefix("Pasted") for block in found.blocks]


def test_the_parts_of_an_article_come_in_as_they_are() -> None:
    found = read_of(
        page_of(
            "<h2>What the captains say</h2><ul><li>The pier is <b>too short</b> for the new "
            "ferries.</li><li>The lamps on the mole are dark since the spring.</li></ul>"
            "<blockquote><p>We came in by the light of a telephone, and I won’t do it again.</p>"
            "</blockquote><table><tr><th>Year</th><th>Level</th></tr><tr><td>2023</td><td>-28.9</td>"
            "</tr><tr><td>2024</td><td>-29.2</td></tr></table>"
        )
    )
    assert kinds(found) == [
        "Paragraph", "Heading", "List", "Quote", "Table", "Paragraph", "Paragraph"
    ]  # fmt: skip
    heading, listed, quote, table = found.blocks[1:5]
    assert heading == PastedHeading("What the captains say")
    assert isinstance(listed, PastedList)
    assert listed.items[0] == "The pier is <b>too short</b> for the new ferries."
    assert isinstance(quote, PastedQuote)
    assert quote.text.startswith("We came in by the light")
    assert isinstance(table, PastedTable)
    assert (table.header, table.rows[-1]) == (("Year", "Level"), ("2024", "-29.2"))


def test_links_lead_where_they_led_on_the_page() -> None:
    html = page_of(
        '<p>The <a href="/levels?y=2024">levels of the sea</a> are published <a '
        'href="javascript:x()">every</a> Monday by the harbour office, which keeps them.</p>',
        head=CANONICAL,
    )
    block = read_of(html).blocks[1]
    assert isinstance(block, PastedParagraph)
    assert '<a href="https://pier.example/levels?y=2024">levels of the sea</a>' in block.html
    assert "javascript" not in block.html


def test_a_link_of_which_nobody_knows_the_site_is_plain_text() -> None:
    html = page_of(
        '<p>The <a href="/levels">levels of the sea</a> are published on Mondays, too.</p>'
    )
    assert "<a" not in str(read_of(html).blocks)


def test_pictures_stand_where_they_stood_with_their_words() -> None:
    figure = (
        '<figure><img src="ferry_files/pier.jpg" alt="The pier at dawn" width="800"><figcaption>'
        'The pier of Aktau. <span class="credit">Photo: Aysel Quliyeva</span></figcaption></figure>'
    )
    around = '<img src="logo.png" alt="x"><aside><img src="other.jpg"></aside>'
    found = read_of(page_of(figure + '<img src="pixel.gif" width="1">', below=around))
    pictures = [block for block in found.blocks if isinstance(block, SavedPicture)]
    assert pictures == [
        SavedPicture(
            ("ferry_files/pier.jpg",),
            "The pier at dawn",
            "The pier of Aktau.",
            "Photo: Aysel Quliyeva",
        )
    ]
    assert kinds(found) == ["Paragraph", "SavedPicture", "Paragraph", "Paragraph"]
    assert found.paragraphs == (FIRST, SECOND, THIRD), "the caption is not said twice"


def test_a_picture_that_loads_late_is_found_by_its_other_address() -> None:
    lazy = '<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" data-src="pier.jpg" alt="">'
    (picture,) = [one for one in read_of(page_of(lazy)).blocks if isinstance(one, SavedPicture)]
    assert picture.addresses == ("pier.jpg",)


def test_the_headline_is_the_articles_and_not_the_papers_or_a_banners() -> None:
    banner = "<h1>The Pier</h1><h1>Take your next trip with us!</h1>"
    for html in (
        page_of().replace("<body>", f"<body>{banner}"),
        page_of()
        .replace("<h1>", "<h2>")
        .replace("</h1>", "</h2>")
        .replace("<body>", "<body><h1>News</h1>"),
    ):
        assert read_of(html).headline == HEADLINE


def test_a_form_for_comments_is_noticed() -> None:
    form = '<form class="comment-form"><textarea name="comment"></textarea></form>'
    assert read_of(page_of(below=form)).has_comment_form
    assert read_of(page_of(below="<h3>Leave a Reply</h3>")).has_comment_form
    newsletter = '<form action="/subscribe"><textarea name="wishes"></textarea></form>'
    assert not read_of(page_of(below=newsletter)).has_comment_form
