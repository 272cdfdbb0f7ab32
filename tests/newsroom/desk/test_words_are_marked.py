"""Every word of the desk can be translated: it is looked up in a catalogue before it is shown."""

import datetime as dt
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone
from wagtail import blocks

from caspian.comments.ban import ban
from caspian.comments.decide import decide
from caspian.comments.models import Ban
from caspian.comments.undo import undo
from caspian.common.languages import KNOWN, SPOKEN, name_of
from caspian.dossiers.models import COUNTRIES
from caspian.newsroom.body import body_blocks
from caspian.newsroom.breaking import break_news
from caspian.newsroom.desk.pinning import PinArticle
from caspian.newsroom.front_page import front_blocks
from caspian.newsroom.models import Publication, User
from caspian.newsroom.must_read import pin
from tests.cast import Cast
from tests.comments.writing import State, rule, wrote
from tests.newsroom.desk.conftest import Desk, shown
from tests.pseudo import CLOSE, OPEN, make_catalogue, unmarked

NAMES = (
    "The Caspian Times", "maka", "nino", "Gulnara", "Leyla", "Aysel Quliyeva", "Davit Beridze",
    "The ferry is late again.", "The ferry is late", "Notes on ferries", "Tomorrow", "A scoop",
    "A port", "Nothing new.", "No insults", "Argue, don't hit.", "Politics", "Culture", "Baku",
    "Aktau", "The sea", "Ports", "medtop", "Asia", "Root", "Reporters", "Editors", "Publishers",
    "Moderators", "Editors of /en/politics/", "Editors of /en/culture/", "“Edit”", "ships.png",
    "CC BY 4.0", "CC BY-SA 4.0", "CC BY-ND 4.0",
)  # fmt: skip
"""what people have called things; roles and steps of the workflow are records, too"""
ELSEWHERE = {
    "Actions": "Wagtail's own templates do not look it up",
    "Home": "Wagtail's snippets keep it in the language of the first who asked",
    "True": "Wagtail's list of accounts says so of each that is an administrator's",
    "Choose from the paper (Article)": "Wagtail's chooser makes it once, when the form is defined",
}
_DATE = re.compile(
    r"\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|[AP]M)\b"
)
"""Babel's, which has each language's own"""
ABOUT = str(Publication._meta.get_field("about").default)
SPOKEN_NAMES = tuple(name_of(code, "en") for code in SPOKEN)
"""Babel's too: the desk shows each in its own language"""
DATA = (
    ABOUT, *NAMES, *ELSEWHERE, *dict(COUNTRIES).values(), *dict(KNOWN).values(), *SPOKEN_NAMES,
)  # fmt: skip


@pytest.fixture
def pseudo(tmp_path: Path, settings: Any) -> None:
    """Let English be the language in which everything that is looked up carries marks."""
    settings.LOCALE_PATHS = [make_catalogue(tmp_path / "locale")]


class Stage:
    """A paper with something on each screen, and somebody who may see them all."""

    def __init__(self, cast: Cast) -> None:
        now = timezone.now()
        maka = cast.publisher()
        User.objects.filter(pk=maka.pk).update(is_superuser=True, uses_first_password=True)
        self.cast, self.maka = cast, User.objects.get(pk=maka.pk)
        self.article = cast.published("The ferry is late")
        self.draft = cast.draft("Notes on ferries", owner=maka)
        later = cast.draft("Tomorrow", go_live_at=now + dt.timedelta(days=1))
        later.get_latest_revision().publish()
        in_review = cast.draft("A scoop", owner=maka)
        in_review.get_workflow().start(in_review, maka)
        until = now + dt.timedelta(hours=2)
        pin(article=self.article, by=maka, until=until)
        break_news(language="en", words="A port", article=None, until=until, by=maka)
        self.comment = wrote(self.article)
        other = wrote(self.article, "Nothing new.", name="Leyla")
        undo(decide([other.pk], after=State.APPROVED, by=maka).batch, by=maka)
        decide([other.pk], after=State.REJECTED, by=maka, rule=rule())

    def screens(self) -> Iterator[str]:
        """Yield the addresses of the screens, apart from /desk/."""
        article, cast = self.article.pk, self.cast
        yield from ("", "articles/", "articles/choose_parent/", "breaking-news/en/")
        yield from ("front-page/en/", "front-page/en/articles/", "sections/")
        yield from ("must-read/", f"must-read/{article}/", "views/", f"views/{article}/")
        for page in (self.draft, self.article, cast.home, cast.politics):
            yield f"pages/{page.pk}/edit/"
        yield f"pages/add/newsroom/article/{cast.politics.pk}/"
        yield from ("merging/", f"merging/topic/{cast.sea.pk}/", "former-files/", "users/")
        for kind in (
            "newsroom/topic",
            "newsroom/contributor",
            "dossiers/place",
            "search/promotion",
            "stylebook/styleentry",
        ):
            yield from (f"snippets/{kind}/", f"snippets/{kind}/add/")
        yield from ("settings/newsroom/publication/", "settings/comments/commentsettings/")
        yield from ("settings/comments/shieldwords/", "images/add/", "documents/multiple/add/")
        yield from (f"comments/{name}" for name in COMMENTS)
        yield from (f"comments/{self.comment.pk}/{name}" for name in ("", "ban/", "answer/"))


KINDS = (
    "newsroom/topic", "newsroom/contributor", "dossiers/place", "search/promotion",
    "stylebook/styleentry",
)  # fmt: skip
COMMENTS = (
    "", "?state=rejected", "?state=any", "?who=new", "log/", "log/actions/", "bans/", "rules/",
    "rules/new/", "rights/", "close/", "whole/",
)  # fmt: skip


def left(screen: str) -> list[str]:
    """Return what a screen says that was never looked up."""
    found = unmarked(screen, DATA)
    return [words for words in found if re.search(r"[^\W\d_]{2}", _DATE.sub(" ", words))]


def test_every_screen_is_looked_up(cast: Cast, desk: Desk, pseudo: None) -> None:
    stage = Stage(cast)
    ban(stage.comment, kind=Ban.Kind.ADDRESS, days=3, by=stage.maka)
    client = desk(stage.maka)
    found = {}
    for address in stage.screens():
        screen = client.get(f"/desk/{address}", follow=True)
        assert screen.status_code == 200, f"{address} answers {screen.status_code}"
        assert OPEN in screen.content.decode()
        if words := left(screen.content.decode()):
            found[address] = words
    assert found == {}


def test_what_forms_answer_is_looked_up(cast: Cast, desk: Desk, pseudo: None) -> None:
    stage = Stage(cast)
    client = desk(stage.maka)
    for address, sent in (
        ("breaking-news/en/", {"words": "", "until": "2020-01-01 10:00"}),
        (f"must-read/{stage.article.pk}/", {"until": "2020-01-01 10:00"}),
        (f"comments/{stage.comment.pk}/ban/", {"days": "99"}),
        (f"comments/{stage.comment.pk}/answer/", {"text": ""}),
        ("comments/rights/", {"who": "nobody@example.org"}),
        ("comments/decide/", {"verdict": "nothing"}),
        ("comments/undo/", {"batch": ""}),
        ("snippets/newsroom/topic/add/", {"name": "", "code": "water"}),
    ):
        answer = client.post(f"/desk/{address}", sent, follow=True).content.decode()
        assert left(answer.replace("nobody@example.org", "").replace("water", "")) == [], address


def test_every_block_is_looked_up(pseudo: None) -> None:
    for made in (body_blocks, front_blocks):
        found = [words for words in _words_of(blocks.StreamBlock(made())) if OPEN not in words]
        assert found == []


def _words_of(block: blocks.Block) -> Iterator[str]:
    yield from filter(None, (str(block.label), str(getattr(block.meta, "help_text", "") or "")))
    field = getattr(block, "field", None)
    if isinstance(block, blocks.ChoiceBlock):
        yield from (str(words) for _, words in field.choices)  # type: ignore[union-attr]
    children: list[blocks.Block] = list((getattr(block, "child_blocks", None) or {}).values())
    if isinstance(block, blocks.ListBlock):
        yield from (words for words in _words_of(block.child_block) if words)
    for child in children:
        yield from _words_of(child)


@pytest.mark.parametrize(
    ("screen", "found"),
    [
        (f"<p>{OPEN}Late{CLOSE}</p><p>Ferries</p>", ["Ferries"]),
        (f"<p>{OPEN}A <b>late</b> ferry, {OPEN}today{CLOSE}{CLOSE} leaves</p>", ["leaves"]),
        (
            f'<input placeholder="Find ferries"><a title="{OPEN}Late{CLOSE}">12</a>',
            ["Find ferries"],
        ),
        ("<script>const ferries = 1;</script><style>.ferries {}</style>", []),
        ("<p>maka</p>", []),
    ],
)
def test_the_control_knows_marks(screen: str, found: list[str]) -> None:
    assert left(screen) == found


def test_the_control_finds_words_that_are_not_marked(
    cast: Cast, desk: Desk, pseudo: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage = Stage(cast)
    monkeypatch.setattr(PinArticle, "page_title", "Ferries that leave")
    screen = shown(desk(stage.maka), f"/desk/must-read/{stage.article.pk}/")
    assert any("Ferries that leave" in words for words in left(screen))
