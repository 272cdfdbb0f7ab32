"""The people of the served paper: their accounts, made by the command and in the desk."""

import re
from dataclasses import dataclass

from playwright.sync_api import BrowserContext

from tests.browser.desk import Desk
from tests.paper import Paper

SECTION = "Environment"


@dataclass(frozen=True)
class Staff:
    """The passwords of a reporter, and of an editor of the section Environment."""

    reporter: str
    editor: str


def hire(paper: Paper, context: BrowserContext) -> Staff:
    """Give accounts; the first account makes one of them the editor of a section."""
    staff = Staff(
        reporter=_account(paper, "rena", "reporter"),
        editor=_account(paper, "tigran", "editor"),
    )
    page = Desk(context.new_page(), "editor", paper.first_password()).page
    page.goto("/desk/users/")
    # An account that another file of tests made has a full name by now.
    page.get_by_role("link", name=re.compile("^(tigran|Tigran Sarkissian)$")).click()
    for field, words in {"First name": "Tigran", "Last name": "Sarkissian"}.items():
        page.get_by_role("textbox", name=field).fill(words)
    page.get_by_role("checkbox", name=f"{SECTION} (").check()
    page.get_by_role("button", name="Save").click()
    page.wait_for_url("**/desk/users/")
    return staff


def _account(paper: Paper, name: str, role: str) -> str:
    printed = paper.run("user", name, "--role", role, "--email", f"{name}@example.org")
    return printed.split()[-1]
