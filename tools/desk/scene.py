"""The paper on which steps are counted: who is there, and what lies ready for each way."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.browser.desk import Desk
from tests.browser.staff import Staff
from tests.formats.picture_words.photographs import photograph
from tests.paper import Paper
from tools.desk.hand import Hand

READY = """
from caspian.newsroom.models import Article, Section, User
section = Section.objects.get(slug="environment")
rena = User.objects.get(username="rena")
for slug in {slugs!r}:
    article = Article(title=slug.replace("-", " ").capitalize(), slug=slug, locale=section.locale,
                      live=False, owner=rena, standfirst="Teh ferry waits for water.",
                      body=[("paragraph", "<p></p>" if "paste" in slug else "<p>It floats.</p>")])
    section.add_child(instance=article)
    revision = article.save_revision(user=rena)
    if "review" in slug:
        article.get_workflow().start(article, rena)
    if "typo" in slug:
        revision.publish()
    print("made", slug, article.pk)
"""
LATEST = """
import json
from caspian.newsroom.models import Article
article = Article.objects.get(slug={slug!r}).get_latest_revision_as_object()
print("is", json.dumps({what}))
"""


@dataclass
class Scene:
    """A served paper, with a way in for its people."""

    paper: Paper
    staff: Staff
    enter: Callable[..., Desk]
    folder: Path
    made: dict[str, int] = field(default_factory=dict)
    _hands: dict[str, tuple[Desk, Hand]] = field(default_factory=dict)

    def make_ready(self, *slugs: str) -> None:
        """Let articles lie ready, of which the names say what they are for."""
        printed = self.paper.shell(READY.format(slugs=slugs)).split("\n")
        rows = [line.split() for line in printed if line.startswith("made ")]
        self.made |= {slug: int(pk) for _, slug, pk in rows}
        self.paper.run("press")

    def someone(self, name: str) -> tuple[Desk, Hand]:
        """Return somebody at the desk, with a hand that counts."""
        if name not in self._hands:
            passwords = {"rena": self.staff.reporter, "tigran": self.staff.editor}
            password = passwords.get(name) or self.paper.first_password()
            desk = self.enter(name, password, viewport={"width": 1280, "height": 900})
            desk.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
            self._hands[name] = desk, Hand(desk.page)
        return self._hands[name]

    def opened(self, name: str, slug: str) -> tuple[Desk, Hand]:
        """Open an article that lies ready."""
        desk, hand = self.someone(name)
        desk.page.goto(f"/desk/pages/{self.made[slug]}/edit/")
        desk.big_button().wait_for()
        desk.rest()
        return desk, hand

    def photographs(self, number: int) -> list[Path]:
        """Return files of photographs, with a caption and a credit in each."""
        files = []
        for at in range(number):
            file = self.folder / f"ferry-{at}.jpg"
            file.write_bytes(photograph(iptc={120: f"Ferry {at}", 110: "AP"}, shade=at * 20))
            files.append(file)
        return files

    def latest(self, slug: str, what: str) -> Any:
        """Return something of an article as it is stored, in its latest version."""
        printed = self.paper.shell(LATEST.format(slug=slug, what=what))
        return json.loads(printed.partition("is ")[2])
