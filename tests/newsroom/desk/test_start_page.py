"""The start page shows each of the newsroom's people what there is for them to do."""

import datetime as dt
import re

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from caspian.newsroom.models import Publication
from tests.cast import Cast
from tests.newsroom.desk.conftest import Desk, shown


def panel(screen: str, name: str) -> str:
    """Return the text of one panel of the start page, or nothing where it is not shown."""
    found = re.search(rf'<section[^>]*id="{name}-section".*?</section>', screen, re.S)
    return found.group() if found else ""


def test_an_editor_is_shown_what_waits_in_the_section(cast: Cast, desk: Desk) -> None:
    rena = cast.reporter()
    for section in (cast.politics, cast.culture):
        article = cast.draft(f"Scoop in {section.title}", section=section, owner=rena)
        article.get_workflow().start(article, rena)
    waiting = panel(shown(desk(cast.editor(cast.politics)), "/desk/"), "awaiting")
    assert "Scoop in Politics" in waiting
    assert "Scoop in Culture" not in waiting
    assert "rena, for “Edit”" in waiting


def test_a_reporter_follows_what_was_handed_in(cast: Cast, desk: Desk) -> None:
    rena = cast.reporter()
    article = cast.draft("Rena's scoop", owner=rena)
    article.get_workflow().start(article, rena)
    cast.draft("Rena's notes", owner=rena)
    screen = shown(desk(rena), "/desk/")
    assert "Rena&#x27;s scoop" in panel(screen, "in-review")
    assert "Rena&#x27;s scoop" not in panel(screen, "drafts")
    assert "Rena&#x27;s notes" in panel(screen, "drafts")
    assert not panel(screen, "awaiting")


def test_a_rejected_article_is_the_authors_turn(cast: Cast, desk: Desk) -> None:
    rena = cast.reporter()
    article = cast.draft("Rena's scoop", owner=rena)
    state = article.get_workflow().start(article, rena)
    task = state.current_task_state
    task.task.specific.on_action(task.specific, cast.editor(cast.politics), "reject")
    assert "Changes requested" in panel(shown(desk(rena), "/desk/"), "in-review")


def test_scheduled_articles_stand_with_the_papers_own_time(cast: Cast, desk: Desk) -> None:
    paper = Publication.load()
    paper.time_zone = "Asia/Almaty"
    paper.save()
    article = cast.draft("Tomorrow's news")
    article.go_live_at = dt.datetime(timezone.now().year + 1, 7, 1, 7, 30, tzinfo=dt.UTC)
    article.save_revision().publish()
    scheduled = panel(shown(desk(cast.publisher()), "/desk/"), "scheduled")
    assert "Tomorrow&#x27;s news" in scheduled
    assert "1 Jul 20" in scheduled
    assert "12:30" in scheduled, "07:30 UTC is 12:30 in Almaty"


def test_published_articles_lead_to_the_form_and_to_the_paper(cast: Cast, desk: Desk) -> None:
    article = cast.published("Ferry leaves")
    screen = panel(shown(desk(cast.publisher()), "/desk/"), "published")
    assert f"/desk/pages/{article.pk}/edit/" in screen
    assert article.url in screen
    assert "Aysel Quliyeva" in screen


def test_what_one_may_not_edit_is_shown_without_a_way_to_edit_it(cast: Cast, desk: Desk) -> None:
    article = cast.published("Ferry leaves")
    screen = panel(shown(desk(cast.reporter()), "/desk/"), "published")
    assert "Ferry leaves" in screen
    assert f"/desk/pages/{article.pk}/edit/" not in screen


def test_the_printed_password_is_complained_about_until_it_is_changed(
    cast: Cast, desk: Desk
) -> None:
    rena = cast.reporter()
    words = "You still use the password that was printed"
    assert words in shown(desk(rena), "/desk/")
    rena.set_password("a ferry in the fog")
    rena.save()
    assert words not in shown(desk(rena), "/desk/")


def test_the_start_page_costs_the_same_however_much_there_is(cast: Cast, desk: Desk) -> None:
    client = desk(cast.publisher())
    shown(client, "/desk/")

    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            shown(client, "/desk/")
        return len(queries)

    cast.published("First")
    few = cost()
    for number in range(8):
        cast.published(f"Further {number}")
    assert cost() <= few
