"""The newsroom answers a reader, under the paper's name."""

import pytest

from caspian.comments.answer_for_paper import NotShown, answer_for_paper
from caspian.comments.wording import RefusedWording
from tests.cast import Cast
from tests.comments.writing import State, moderator, told, wrote


def test_an_answer_is_published_at_once_under_the_papers_name(cast: Cast) -> None:
    nino = moderator()
    comment = wrote(cast.published("Ferry leaves"), state=State.APPROVED)
    told()
    answer = answer_for_paper(comment, "We asked the port.\r\n", by=nino)
    assert (answer.name, answer.text) == ("The Caspian Times", "We asked the port.")
    assert (answer.state, answer.parent, answer.written_by) == ("approved", comment, nino)
    assert told() == [f"comments:{comment.article_id}"]


def test_an_answer_to_an_answer_stays_in_the_thread(cast: Cast) -> None:
    article = cast.published("Ferry leaves")
    top = wrote(article, state=State.APPROVED)
    below = wrote(article, state=State.APPROVED, parent=top)
    assert answer_for_paper(below, "Indeed.", by=moderator()).parent == top


def test_an_answer_keeps_the_rules_of_the_form(cast: Cast) -> None:
    comment = wrote(cast.published("Ferry leaves"), state=State.APPROVED)
    with pytest.raises(RefusedWording):
        answer_for_paper(comment, "  ", by=moderator())


def test_what_readers_do_not_see_is_not_answered(cast: Cast) -> None:
    comment = wrote(cast.published("Ferry leaves"))
    with pytest.raises(NotShown, match="Publish the comment first"):
        answer_for_paper(comment, "We asked the port.", by=moderator())
