"""Every way to publish passes the door; a way that nobody listed here fails the build."""

import ast
import datetime as dt
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
import wagtail
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from wagtail.actions.publish_page_revision import PublishPageRevisionAction

import caspian
from caspian.newsroom.checks.door import HeldByChecks
from caspian.newsroom.models import Article
from caspian.newsroom.schedule import publish_due
from tests.cast import Cast
from tests.newsroom.desk.forms import edit, opened
from tests.newsroom.test_workflow import decide

OURS, WAGTAIL = Path(caspian.__file__).parent, Path(wagtail.__file__).parent
LISTED = {
    "newsroom/founding.py": "the front of a language, and no article",
    "newsroom/opening.py": "front, sections and pages about the paper, and no article",
    "newsroom/desk/composing/draft.py": "the front of a language, and no article",
    "newsroom/schedule.py": "the schedule: `scheduled`",
    "newsroom/merge/sections.py": "a section that was merged, and no article",
    "wire/sample/articles.py": "the sample: by a revision, as `code`",
    "wire/sample/load.py": "the sample's sections and fronts, and no article",
    "wire/sample/translate.py": "the sample in other languages: by a revision, as `code`",
    "wire/saved_page.py": "an import that publishes: by a revision, as `code`",
    "admin/views/generic/mixins.py": "snippets, of which ours have no drafts",
    "admin/views/pages/edit.py": "the form: `form`",
    "admin/views/pages/create.py": "the form of a new article: `new_form`",
    "admin/views/pages/bulk_actions/publish.py": "what is ticked in a list: `bulk`",
    "admin/api/actions/publish.py": "the API of the desk, closed to all by the gate: `action`",
    "actions/edit.py": "by a revision, as `code`",
    "actions/create.py": "by a revision, as `code`",
    "management/commands/publish_scheduled.py": "the command of Wagtail: `command`",
    "workflows.py": "the last approval: `approval`",
    "models/pages.py": "what `Revision.publish` calls",
    "models/draft_state.py": "what is no page",
    "models/revisions.py": "`Revision.publish`: `code`",
}
"""each module that publishes something, and what stands for it below"""
AS_IT_WAS = {
    "wire/archive/inward_pages.py": "a whole archive comes back as it was published elsewhere",
    "newsroom/unpublishing.py": "what readers had minutes ago is put back",
    "newsroom/desk/publishing/landing.py": "takes the mark of a public page off",
    "models/copying.py": "a copy is a draft",
}
ACTIONS = {"PublishPageRevisionAction", "PublishRevisionAction"}


def publishers(source: str) -> Iterator[int]:
    """Yield the lines that publish a version: by its method, or by Wagtail's actions."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            if name in ACTIONS or (name == "publish" and isinstance(node.func, ast.Attribute)):
                yield node.lineno


def made_live(source: str) -> Iterator[int]:
    """Yield the lines that set `live` to something else than False."""
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Assign) or ast.unparse(node.value) == "False":
            continue
        for target in [one for each in node.targets for one in getattr(each, "elts", [each])]:
            if isinstance(target, ast.Attribute) and target.attr == "live":
                yield node.lineno


def modules(root: Path) -> Iterator[tuple[str, str]]:
    """Yield the modules of a package, but for its tests and migrations."""
    for path in sorted(root.rglob("*.py")):
        if not {"test", "tests", "tests.py", "migrations"} & set(path.parts):
            yield path.relative_to(root).as_posix(), path.read_text("utf-8")


@pytest.mark.parametrize("root", [OURS, WAGTAIL], ids=["ours", "wagtail"])
def test_every_module_that_publishes_is_listed(root: Path) -> None:
    found = {name for name, source in modules(root) if any(publishers(source))}
    assert found - set(LISTED) == set(), "say above what way this is, and try it below"


def test_nothing_of_ours_makes_a_page_public_beside_the_door() -> None:
    found = {name for name, source in modules(OURS) if any(made_live(source))}
    assert found <= set(AS_IT_WAS)


def test_no_entry_of_the_lists_is_about_nothing() -> None:
    sources = dict(modules(OURS)) | dict(modules(WAGTAIL))
    assert [name for name in LISTED if not any(publishers(sources[name]))] == []


def test_the_control_finds_what_publishes() -> None:
    assert list(publishers("page.save_revision().publish(user=x)")) == [1]
    assert list(publishers("PublishPageRevisionAction(revision).execute()")) == [1]
    assert list(made_live("page.live = True")) == [1]
    assert list(made_live("public.live, public.expired = True, False")) == [1]
    assert list(made_live("page.live = False")) == []


Way = Callable[[Cast, Article], Any]


def client_of(cast: Cast) -> Client:
    """Return the desk of somebody who may publish everything, but overrule nothing."""
    client = Client(raise_request_exception=False)
    client.force_login(cast.editor(cast.politics))
    return client


def code(cast: Cast, article: Article) -> None:
    """Publish as a program does."""
    article.get_latest_revision().publish()


def action(cast: Cast, article: Article) -> None:
    """Publish as the API does."""
    revision = article.get_latest_revision()
    PublishPageRevisionAction(revision, user=cast.editor(cast.politics)).execute()


def form(cast: Cast, article: Article) -> None:
    """Press "Publish" in the form."""
    client = client_of(cast)
    client.post(edit(article), opened(client, edit(article)) | {"action-publish": "1"})


def bulk(cast: Cast, article: Article) -> None:
    """Tick it in a list."""
    client_of(cast).post(f"/desk/bulk/wagtailcore/page/publish/?next=/desk/&id={article.pk}")


def approval(cast: Cast, article: Article) -> None:
    """Approve it twice, by the buttons of the lists."""
    tigran = cast.editor(cast.politics)
    state = article.get_workflow().start(article, tigran)
    for _ in range(2):
        if state.current_task_state:
            decide(state, tigran)


def approval_in_form(cast: Cast, article: Article) -> None:
    """Approve it twice, in the form."""
    # An account that is given again has another password, which ends its sessions.
    article.get_workflow().start(article, cast.editor(cast.politics))
    client = client_of(cast)
    sent = {"action-workflow-action": "true", "workflow-action-name": "approve"}
    for _ in range(2):
        client.post(edit(article), opened(client, edit(article)) | sent)


def scheduled(cast: Cast, article: Article) -> None:
    """Let it fall due, approved by whatever way there was before the door."""
    _approve_for_now(article)
    publish_due(timezone.now())


def command(cast: Cast, article: Article) -> None:
    """Run Wagtail's own command for what is due."""
    _approve_for_now(article)
    call_command("publish_scheduled")


def _approve_for_now(article: Article) -> None:
    revision = article.get_latest_revision()
    revision.approved_go_live_at = timezone.now() - dt.timedelta(seconds=1)
    revision.save()


WAYS: list[Way] = [
    code, action, form, bulk, approval, approval_in_form, scheduled, command,
]  # fmt: skip


def attempt(way: Way, cast: Cast, article: Article) -> list[str]:
    """Try to publish; return the headlines that readers have."""
    with suppress(HeldByChecks):
        way(cast, article)
    return [one.title for one in Article.objects.public()]


@pytest.mark.parametrize("way", WAYS)
def test_no_way_leads_past_the_door(cast: Cast, way: Way) -> None:
    assert attempt(way, cast, cast.draft("Held", body=[])) == []


@pytest.mark.parametrize("way", WAYS)
def test_each_way_publishes_what_nothing_holds(cast: Cast, way: Way) -> None:
    assert attempt(way, cast, cast.draft("In order")) == ["In order"]


def test_a_new_article_is_held_in_its_form_and_kept_as_a_draft(cast: Cast) -> None:
    from tests.newsroom.desk.test_article_form import add_address, sent  # noqa: PLC0415  in a circle

    client = client_of(cast)
    body = {"body-count": "0"}
    answer = client.post(add_address(cast), sent(cast) | body | {"action-publish": "1"})
    article = Article.objects.get()
    assert answer["Location"] == f"{edit(article)}?publishing=1"
    assert not article.live
    assert article.title == "Ferry leaves"


@pytest.mark.parametrize("way", WAYS)
def test_the_control_every_way_but_the_asking_ones_needs_the_door(
    cast: Cast, way: Way, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without the checks each of these would have published it."""
    for place in ("checks.door", "checks.result", "desk.publishing.landing",
                  "desk.publishing.bulk", "models.review"):  # fmt: skip
        monkeypatch.setattr(f"caspian.newsroom.{place}.holding", lambda article, revision: ())
    assert attempt(way, cast, cast.draft("Held", body=[])) == ["Held"]
