"""A reader takes a comment back: the words go, the marks of where it came from stay."""

from caspian.comments.models import Commenter
from caspian.comments.undo import withdraw
from tests.cast import Cast
from tests.comments.writing import State, reader, told, wrote


def test_words_go_and_marks_stay(cast: Cast) -> None:
    comment = wrote(
        cast.published("Ferry leaves"),
        state=State.APPROVED,
        email="gulnara@example.org",
        signs=[{"name": "x", "points": 1, "words": "Nearly “The ferry is late again.”"}],
    )
    mark = comment.address_mark
    told()
    withdraw(comment)
    comment.refresh_from_db()
    assert (comment.state, comment.name, comment.text) == ("withdrawn", "", "")
    assert (comment.email_mark, comment.signs) == ("", [])
    assert comment.address_mark == mark
    assert told() == [f"comments:{comment.article_id}"]
    assert comment.decisions.filter(by=None, before="approved", after="withdrawn").count() == 1
    assert Commenter.objects.get().name == ""


def test_withdrawing_twice_is_withdrawing_once(cast: Cast) -> None:
    comment = wrote(cast.published("Ferry leaves"), state=State.APPROVED)
    withdraw(comment)
    told()
    withdraw(comment)
    assert told() == []
    assert comment.decisions.filter(after="withdrawn").count() == 1


def test_a_commenter_who_wrote_more_keeps_the_name(cast: Cast) -> None:
    gulnara, article = reader(), cast.published("Ferry leaves")
    first, _ = wrote(article, "One", commenter=gulnara), wrote(article, "Two", commenter=gulnara)
    withdraw(first)
    assert Commenter.objects.get().name == "Gulnara"
