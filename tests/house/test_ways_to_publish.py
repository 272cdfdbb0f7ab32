"""A module that publishes and that nobody listed here fails the build.

Each way is tried in `tests/newsroom/checks/test_every_way.py`, under the names in backticks.
"""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
import wagtail

import caspian

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
"""each module that publishes something, and what stands for it where the ways are tried"""
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
    assert found - set(LISTED) == set(), "say above what way this is, and try it"


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
