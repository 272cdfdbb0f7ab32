"""The date of a page in HTML comes from where dates stand, and never out of its text."""

import datetime as dt

import pytest

from tests.formats.saved_page.writing import page_of, read_of

DAY = dt.date(2024, 2, 19)


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="article:published_time" content="2024-02-19T08:30:00+04:00">',
        '<meta name="article:publicationdate" content="Mon Feb 19 21:30:09 EST 2024">',
        '<meta name="article_date_original" content="Monday, February 19, 2024, 12:06 PM">',
        '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2024-02-19"}'
        "</script>",
        '<script type="application/ld+json">//<![CDATA[\n{"@type": "WebPage", "datePublished": '
        '"2024-02-19"}\n//]]></script>',
        '<script type="application/ld+json">{"@graph": [{"@type": "WebPage", "mainEntity": '
        '{"@type": "SocialMediaPosting", "datePublished": "2024-02-19"}}]};</script>',
    ],
)
def test_metadata_says_it(head: str) -> None:
    found = read_of(page_of(head=head))
    assert (found.printed_date, found.date_standing) == (DAY, "article")


@pytest.mark.parametrize(
    "above",
    [
        '<time datetime="2024-02-19T08:30Z">Feb 19</time>',
        "<p>19 February 2024, 08:30</p>",
        "<p>2024年2月19日 08:30</p>",
        "<p>segunda-feira, 19 de fevereiro de 2024</p>",
    ],
)
def test_the_head_of_the_article_says_it(above: str) -> None:
    assert read_of(page_of(above=above)).printed_date == DAY


@pytest.mark.parametrize(
    "body",
    [
        "<p>The pier was built on 19 February 2024, and nobody has painted it since that day.</p>",
        f"<p>{'The harbour waits for its ferry again today. ' * 4}</p>"
        '<p>The minister signed it on <time datetime="2024-02-19">19 February</time>, he said.</p>',
    ],
)  # fmt: skip
def test_the_text_of_the_article_does_not(body: str) -> None:
    found = read_of(page_of(body))
    assert (found.printed_date, found.date_standing) == (None, "none")


def test_the_day_of_a_comment_is_not_the_articles() -> None:
    comment = '<article class="comment"><time datetime="2024-02-19">x</time></article>'
    assert read_of(page_of(below=comment)).printed_date is None
