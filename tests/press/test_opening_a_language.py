"""A language opens in one release, and closes so that each of its pages says so."""

import datetime as dt
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from wagtail.models import Locale

from caspian.newsroom import opening
from caspian.newsroom.models import Article, Home, Information, Section
from caspian.newsroom.opening import (
    BranchPage,
    FirstPages,
    close_language,
    give_sections,
    open_language,
    reopen_language,
    state_of,
)
from caspian.press import cycle
from caspian.press import sweep as sweeping
from tests.cast import Cast
from tests.press.editions import Edition, differences

SECTION, ABOUT = "Siyasət", "Haqqımızda"


def same_as_clean(edition: Edition, folder: Path) -> None:
    edition.press()
    clean = Edition(folder)
    clean.press()
    assert differences(edition.store, clean.store) == []
    clean.store.close()


def open_azerbaijani(cast: Cast) -> Home:
    about = Information(title="About", slug="about", locale=cast.home.locale, live=False)
    cast.home.add_child(instance=about)
    about.save_revision().publish()
    home = open_language(
        code="az",
        wanted=FirstPages(
            sections=[BranchPage(cast.politics.pk, SECTION)],
            information=[BranchPage(about.pk, ABOUT, ("Biz Bakıdayıq.",))],
        ),
    )
    give_sections(home, accounts=[cast.reporter()])
    return home


def pressed_between(edition: Edition, monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """Press after each page that is made; return what readers get of the language each time."""
    seen: list[list[str]] = []
    make = opening._make

    def made(*args: object, **kwargs: object) -> None:
        make(*args, **kwargs)  # type: ignore[arg-type]
        edition.press()
        seen.append(sorted(edition.store.keys("/az/")))

    monkeypatch.setattr(opening, "_make", made)
    return seen


def translated(article: Article, headline: str) -> Article:
    copy = article.copy_for_translation(Locale.objects.get(language_code="az"))
    copy.title = headline
    copy.save_revision().publish()
    return Article.objects.get(pk=copy.pk)


def test_a_language_opens_in_one_release(
    cast: Cast, edition: Edition, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cast.published("The ferry")
    edition.press()
    articles = Article.objects.count()
    seen = pressed_between(edition, monkeypatch)
    open_azerbaijani(cast)
    assert seen == [[], []], "readers get nothing until all of it is there"
    before = edition.store.number()
    done = edition.press_once(seconds=0)
    assert edition.store.number() == before + 1
    assert done.release is not None
    for path in ("/az/", "/az/politics/", "/az/about/"):
        page = edition.text(path)
        assert SECTION in page
        assert ABOUT in page
        assert "/en/politics/" not in page.partition("<main")[2].partition("</main>")[0]
    assert "Biz Bakıdayıq." in edition.text("/az/about/")
    assert Article.objects.count() == articles
    same_as_clean(edition, tmp_path)
    section = Section.objects.get(slug="politics", locale__language_code="az")
    assert section.translation_key == cast.politics.translation_key
    assert cast.reporter().groups.filter(name="Editors of /az/politics/").exists()


@pytest.mark.parametrize("leads_to", ["", "en"])
def test_a_closed_language_is_gone_and_comes_back(
    cast: Cast, edition: Edition, tmp_path: Path, leads_to: str
) -> None:
    ferry = cast.published("The ferry", topics=[cast.sea])
    open_azerbaijani(cast)
    own = translated(ferry, "Bərə")
    section = Section.objects.get(slug="politics", locale__language_code="az")
    cast.draft("Qaralama", section=section)
    edition.press()
    stood = ["/az/", "/az/politics/", "/az/about/", own.url_path, "/az/topics/the-sea/"]
    before = {path: edition.text(path) for path in stood}
    close_language(code="az", leads_to=leads_to)
    assert state_of("az") == "closed"
    same_as_clean(edition, tmp_path)
    for path in stood:
        document = edition.document(path)
        assert document is not None, path
        assert (document.status, document.location) == ((301, "/en/") if leads_to else (410, ""))
    assert edition.status("/az/politics/qaralama/") == 404
    assert "/az/" not in edition.text("/en/")
    # What is written meanwhile is nobody's to know.
    written = cast.published("Yeni", section=section)
    assert edition.status(written.url_path) == 404
    reopen_language(code="az")
    same_as_clean(edition, tmp_path)
    assert "Bərə" in edition.text(own.url_path)
    assert set(before) == {path for path in stood if edition.status(path) == 200}
    assert "Yeni" in edition.text(written.url_path)


def test_what_can_not_be_is_refused_in_words(cast: Cast) -> None:
    with pytest.raises(ValidationError, match="first language"):
        close_language(code="en")
    with pytest.raises(ValidationError, match="The languages are"):
        open_language(code="xx", wanted=FirstPages())
    with pytest.raises(ValidationError, match="a name"):
        open_language(code="az", wanted=FirstPages([BranchPage(cast.politics.pk, " ")]))
    assert state_of("az") == "new", "nothing is made of what is refused"
    open_language(code="az", wanted=FirstPages())
    with pytest.raises(ValidationError, match="already"):
        open_language(code="az", wanted=FirstPages())
    with pytest.raises(ValidationError, match="not public"):
        close_language(code="az", leads_to="fa")
    with pytest.raises(ValidationError, match="not closed"):
        reopen_language(code="az")


def test_languages_open_while_everything_is_pressed(
    cast: Cast, edition: Edition, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One opened between two steps of a clean pressing was never pressed whole."""
    for number in range(6):
        cast.published(f"Ferry {number}")
    waiting = ["az", "fa", "ka"]
    unswept = sweeping.sweep

    def sweep(*args: object, **kwargs: object) -> None:
        unswept(*args, **kwargs)  # type: ignore[arg-type]
        if waiting:
            open_language(
                code=waiting.pop(), wanted=FirstPages([BranchPage(cast.politics.pk, "Politics")])
            )

    monkeypatch.setattr(cycle, "sweep", sweep)
    edition.press()
    cycle.begin_anew(edition.store, edition.signer, dt.datetime.now(dt.UTC))
    cycle.until_idle(edition.store, edition.signer, seconds=0.02)
    assert waiting == []
    same_as_clean(edition, tmp_path)


def wanted_of(cast: Cast) -> FirstPages:
    sections = [BranchPage(cast.politics.pk, SECTION), BranchPage(cast.culture.pk, "Mədəniyyət")]
    return FirstPages(sections=sections)


def is_open_and_whole() -> bool:
    """Return whether readers get both sections, and each of them stands once."""
    home = Home.objects.public().get(locale__language_code="az")
    found = Section.objects.public().child_of(home).values_list("slug", flat=True)
    return (state_of("az"), sorted(found)) == ("public", ["culture", "politics"])


def test_what_was_cut_short_is_not_opened_and_is_gone_on_with(
    cast: Cast, edition: Edition, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make = opening._make

    def killed(home: Home, page: Section, wanted: BranchPage, *args: object) -> None:
        if wanted.of == cast.culture.pk:
            raise KeyboardInterrupt
        make(home, page, wanted, *args)

    with monkeypatch.context() as amid:
        amid.setattr(opening, "_make", killed)
        with pytest.raises(KeyboardInterrupt):
            open_language(code="az", wanted=wanted_of(cast))
    assert state_of("az") == "new"
    edition.press()
    assert edition.status("/az/") == 404
    with pytest.raises(ValidationError, match="not closed"):
        reopen_language(code="az")
    open_language(code="az", wanted=wanted_of(cast))
    assert is_open_and_whole()
    same_as_clean(edition, tmp_path)


def test_two_who_open_it_at_once_open_it_once(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    make, others = opening._make, [lambda: open_language(code="az", wanted=wanted_of(cast))]

    def beside_another(*args: object, **kwargs: object) -> None:
        if others:
            others.pop()()
        make(*args, **kwargs)  # type: ignore[arg-type]

    monkeypatch.setattr(opening, "_make", beside_another)
    open_language(code="az", wanted=wanted_of(cast))
    assert is_open_and_whole()
