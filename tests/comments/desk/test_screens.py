"""The other screens: the log, bans, an answer, closing, readers' rights, the start page."""

import json
from urllib.parse import quote

from caspian.comments import reader_rights
from caspian.comments.decide import decide
from caspian.comments.models import Ban, Comment, CommentSettings, HouseRule
from caspian.comments.undo import undo
from caspian.newsroom.models import Article
from tests.cast import Cast
from tests.comments.writing import State, moderator, rule, wrote
from tests.newsroom.desk.conftest import Desk, shown

EMAIL = "gulnara@example.org"


def test_the_log_has_one_line_for_each_press(cast: Cast, desk: Desk) -> None:
    article, nino, tamar = cast.published("Ferry leaves"), moderator(), moderator("tamar")
    pks = [wrote(article, f"No {number}", name=f"N{number}").pk for number in range(5)]
    many = decide(pks, after=State.REJECTED, by=nino, rule=rule(), why="A campaign.")
    decide(pks[:1], after=State.APPROVED, by=tamar)
    client = desk(nino)
    screen = shown(client, "/desk/comments/log/")
    assert screen.count("Held → rejected") == 1
    assert "and 4 more" in screen
    assert "A campaign." in screen
    assert "Rejected → published" in screen
    assert shown(client, f"/desk/comments/log/?batch={many.batch}").count("Held → rejected") == 5
    only = shown(client, f"/desk/comments/log/?by={tamar.pk}")
    assert "A campaign." not in only
    undo(many.batch, by=tamar)
    assert "Rejected → undone: held" in shown(client, "/desk/comments/log/")


def test_a_comments_own_screen_tells_its_whole_history(cast: Cast, desk: Desk) -> None:
    comment, nino = wrote(cast.published("Ferry leaves")), moderator()
    decide([comment.pk], after=State.APPROVED, by=nino)
    screen = shown(desk(nino), f"/desk/comments/{comment.pk}/")
    assert "New: held" in screen
    assert "The shield" in screen
    assert "Held → published" in screen


def test_banning_offers_what_there_is_and_lifting_ends_it(cast: Cast, desk: Desk) -> None:
    comment, client = wrote(cast.published("Ferry leaves")), desk(moderator())
    form = f"/desk/comments/{comment.pk}/ban/"
    screen = shown(client, form)
    assert "This browser&#x27;s cookie" in screen
    assert "This e-mail address" not in screen
    assert "Choose at least one" in client.post(form, {"days": 3}).content.decode()
    too_long = client.post(form, {"kinds": ["address"], "days": 99})
    assert "between 1 and 14 days" in too_long.content.decode()
    assert not Ban.objects.exists()
    client.post(form, {"kinds": ["address", "commenter"], "days": 3, "why": "Third time."})
    assert Ban.objects.count() == 2
    listed = shown(client, "/desk/comments/bans/")
    assert "Third time." in listed
    assert comment.address_mark not in listed
    client.post(f"/desk/comments/bans/{Ban.objects.first().pk}/lift/")  # type: ignore[union-attr]
    assert "Lifted a ban" in shown(client, "/desk/comments/log/actions/")


def test_an_answer_is_given_where_there_is_something_to_answer(cast: Cast, desk: Desk) -> None:
    article, client = cast.published("Ferry leaves"), desk(moderator())
    seen, held = wrote(article, state=State.APPROVED), wrote(article)
    form = {"text": "We asked the port."}
    client.post(f"/desk/comments/{seen.pk}/answer/", form)
    assert Comment.objects.get(parent=seen).text == "We asked the port."
    refused = client.post(f"/desk/comments/{held.pk}/answer/", form).content.decode()
    assert "Publish the comment first" in refused
    assert "We asked the port." in refused, "what was typed is not lost"


def test_closing_an_article_and_the_whole_paper(cast: Cast, desk: Desk) -> None:
    article, client = cast.published("Ferry leaves"), desk(moderator())
    queue = f"/desk/comments/?article={article.pk}"
    assert "Close comments on this article" in shown(client, queue)
    to = {"open": "0", "next": queue}
    assert client.post(f"/desk/comments/articles/{article.pk}/open/", to)["Location"] == queue
    assert not Article.objects.get().takes_comments
    assert "Open again" in shown(client, queue)
    assert "whole paper now?" in shown(client, "/desk/comments/close/")
    client.post("/desk/comments/open/", {"open": "0"})
    assert not CommentSettings.load().is_open
    assert "Comments are closed on the whole paper." in shown(client, "/desk/comments/")
    client.post("/desk/comments/open/", {"open": "1"})
    assert CommentSettings.load().is_open


def test_readers_rights_show_first_and_erase_then(cast: Cast, desk: Desk) -> None:
    wrote(cast.published("Ferry leaves"), "Late again.", email=EMAIL)
    client, address = desk(cast.publisher()), "/desk/comments/rights/"
    found = client.post(address, {"who": EMAIL}).content.decode()
    assert "Late again." in found
    assert "Erase 1 comment for good" in found
    assert Comment.objects.get().text
    file = client.post(address, {"who": EMAIL, "action": "export"})
    assert "attachment" in file["Content-Disposition"]
    assert json.loads(file.content)["comments"][0]["text"] == "Late again."
    erased = client.post(address, {"who": EMAIL, "action": "erase"}).content.decode()
    assert "Erased for good: 1 comment." in erased
    assert not reader_rights.found(EMAIL).exists()
    assert quote(EMAIL) not in shown(client, "/desk/comments/log/actions/")
    assert (
        "Nothing is kept about this person."
        in client.post(address, {"who": EMAIL}).content.decode()
    )


def test_the_rules_have_an_order_and_other_languages(cast: Cast, desk: Desk) -> None:
    rule()
    client = desk(cast.publisher())
    assert "No insults" in shown(client, "/desk/comments/rules/")
    form = shown(client, f"/desk/comments/rules/edit/{HouseRule.objects.get().pk}/")
    assert "In other languages" in form


def test_the_start_page_says_what_waits(cast: Cast, desk: Desk) -> None:
    client = desk(moderator())
    assert "No comment is waiting for a decision." in shown(client, "/desk/")
    wrote(cast.published("Ferry leaves"))
    assert "<strong>1</strong> held" in shown(client, "/desk/")
    assert "<strong>1</strong> held" not in shown(desk(cast.editor(cast.politics)), "/desk/")
