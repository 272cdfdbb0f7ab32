"""An interview is set by its questions, an explainer begins with what to know."""

from markupsafe import Markup

from caspian.pages import blocks
from caspian.pages.builders.article import dated
from caspian.pages.builders.interviews import EXPLAINER, INTERVIEW, body_by_kind
from tests.cast import Cast
from tests.pages.watchdog import answer

LINES = tuple(map(Markup, ("It falls.", "It rose before.", "Nobody knows.")))


def paragraph(html: str) -> blocks.Paragraph:
    return blocks.Paragraph(Markup(html))


def asked(*body: blocks.Block) -> list[tuple[str, str]]:
    """Return the body of an interview as question and answer; a plain paragraph has no question."""
    return [
        (str(getattr(one, "question", "")), str(getattr(one, "html", one.name)))
        for one in body_by_kind(INTERVIEW, body)
    ]


def test_a_bold_paragraph_is_a_question_and_holds_its_answer() -> None:
    html = "<p>We met.</p><p><b>Who drew it?</b></p><p>I did.</p><ul><li>Twice</li></ul>"
    assert asked(paragraph(html), paragraph("<p>With a pen.</p>")) == [
        ("", "<p>We met.</p>"),
        ("Who drew it?", "<p>I did.</p><ul><li>Twice</li></ul><p>With a pen.</p>"),
    ]


def test_a_figure_ends_an_answer_and_a_question_may_come_alone() -> None:
    quote = blocks.PullQuote("I did.")
    question = paragraph("<p><strong>Who?</strong></p>")
    assert asked(question, quote, paragraph("<p>I did.</p>")) == [
        ("Who?", ""), ("", "pull_quote"), ("", "<p>I did.</p>"),
    ]  # fmt: skip


def test_a_speaker_is_named_once_until_another_speaks() -> None:
    found = asked(
        paragraph("<p><b>The Caspian Times:</b> Who drew it?</p><p><b>Nika</b>: I did.</p>"),
        paragraph("<p><b>Times:</b> When?</p><p><b>Nika:</b> Last year.</p>"),
        paragraph("<p><b>Levan:</b> I helped.</p><p><b>Nika:</b> He did.</p>"),
    )
    assert [question for question, _ in found] == ["Who drew it?", "When?"]
    assert found[0][1] == '<p><b class="speaker">Nika</b> I did.</p>'
    assert found[1][1].startswith("<p>Last year.</p><p><b class")
    assert found[1][1].count("Nika") == found[1][1].count("Levan") == 1


def test_bold_words_in_a_sentence_are_no_question() -> None:
    html = "<p><b>Never</b> did I say <b>that</b>.</p>"
    assert asked(paragraph(html)) == [("", html)]
    assert body_by_kind("news", (paragraph("<p><b>Who?</b></p>"),))[0].name == "paragraph"


def test_an_explainer_begins_with_three_lines() -> None:
    body = (blocks.ItemList(False, LINES), paragraph("<p>The sea.</p>"))
    assert body_by_kind(EXPLAINER, body) == (blocks.WhatToKnow(LINES), body[1])
    assert body_by_kind("news", body) == body
    longer = (blocks.ItemList(False, (*LINES, *LINES)),)
    assert body_by_kind(EXPLAINER, longer) == longer
    assert body_by_kind(EXPLAINER, ()) == ()
    first, second = dated(body_by_kind(EXPLAINER, body), "Aktau")
    assert first.name == "what_to_know"
    assert "Aktau" in getattr(second, "html", "")


def test_both_stand_on_their_pages(cast: Cast) -> None:
    cast.published(
        "Who drew it?", kind="interview", body=[("paragraph", "<p><b>You?</b></p><p>Yes.</p>")]
    )
    page = answer("/en/politics/who-drew-it/").html
    assert '<p class="question">You?</p>' in page
    items = {"style": "bullets", "items": ["It falls."]}
    two = [("heading", "One"), ("heading", "Two")]
    cast.published("The sea", kind="explainer", body=[("list", items), *two])
    page = answer("/en/politics/the-sea/").html
    assert page.index("What to know") < page.index("In this article") < page.index('id="one"')
    cast.published("The lake", body=[("list", items), *two])
    plain = answer("/en/politics/the-lake/").html
    assert "What to know" not in plain
    assert "In this article" not in plain
