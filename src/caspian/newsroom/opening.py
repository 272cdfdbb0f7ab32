"""Opens the paper in a language, in one release; closes it, and opens it again.

What closes a language is one row: a restriction of its branch, as Wagtail keeps it. No page is
touched, so that drafts, accounts and what was public are as they were when it is reopened. A new
language begins closed: each page is made in a short transaction of its own, so that everybody else
goes on writing, and readers get all of them when the row is deleted. What was cut short before that
was not opened: to open it again goes on with it.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.html import escape
from django.utils.translation import gettext
from wagtail.contrib.redirects.models import Redirect
from wagtail.log_actions import log
from wagtail.models import Page, PageLogEntry, PageViewRestriction, Site
from wagtail.rich_text import RichText

from caspian.common.languages import KNOWN, language
from caspian.newsroom.founding import draft_home
from caspian.newsroom.models import Article, Home, Information, Section, Withdrawn
from caspian.newsroom.models.page_kinds import READER_PAGES
from caspian.newsroom.publishing import withdraw_path
from caspian.newsroom.roles import ensure_section_editors

OPENED, CLOSED, REOPENED = "languages.open", "languages.close", "languages.reopen"
NEW, PUBLIC, SHUT = "new", "public", "closed"


@dataclass(frozen=True)
class BranchPage:
    """A section, or a page about the paper, as a language gets it: of which page it is the
    translation, its name, and paragraphs of plain text. A page about the paper without a text
    stays a draft."""

    of: int
    name: str
    text: tuple[str, ...] = ()


@dataclass(frozen=True)
class FirstPages:
    """What a language is to begin with."""

    sections: Sequence[BranchPage] = ()
    information: Sequence[BranchPage] = ()


def homes() -> list[Home]:
    """Return the fronts of all languages, closed ones too, in the order of the tree."""
    return list(Home.objects.select_related("locale").order_by("path"))


def state_of(code: str) -> str:
    """Return whether a language was never opened ("new"), is "public", or "closed"."""
    home = _home(code)
    if home is None:
        return NEW
    if Home.objects.public().filter(pk=home.pk).exists():
        return PUBLIC
    decided = PageLogEntry.objects.filter(page=home.pk, action__in=[OPENED, CLOSED])
    # Somebody may have closed it by Wagtail's own form: then it has articles.
    was_used = decided.exists() or Article.objects.descendant_of(home).exists()
    return SHUT if was_used else NEW


def first_home() -> Home:
    """Return the front that others are translations of."""
    site = Site.objects.filter(is_default_site=True).first()
    homes = Home.objects.select_related("locale")
    found = homes.filter(pk=site.root_page_id).first() if site else None
    first = found or homes.order_by("path").first()
    if first is None:
        raise ValidationError(gettext("There is no paper yet: run caspian serve once."))
    return first


def open_language(
    *, code: str, wanted: FirstPages, by: Any = None, fill: Callable[[Home], None] | None = None
) -> Home:
    """Make a language's front, sections and pages about the paper, and publish them together.

    `fill` may put more below the front, which no reader sees until it has returned.

    Raises ValidationError for a language that nobody knows or that has a front, and for a page
    that is no section or page of the first language or has no name; then nothing is made. What a
    killed process has made already is kept, and so are two who open it at once.
    """
    if code not in dict(KNOWN):
        known = ", ".join(one for one, _ in KNOWN)
        raise ValidationError(gettext("The languages are: {known}.").format(known=known))
    if state_of(code) != NEW:
        words = gettext("The paper has a front in {language} already.")
        raise ValidationError(words.format(language=language(code).name))
    sections = _sources(Section, wanted.sections)
    information = _sources(Information, wanted.information)
    home = _closed_home(code, by)
    for one, source in sections:
        _make(home, Section(about=" ".join(one.text)), one, source, by)
    for one, source in information:
        body = [("paragraph", _paragraphs(one.text))] if one.text else []
        _make(home, Information(body=body), one, source, by, is_draft=not one.text)
    if fill is not None:
        fill(home)
    _show(home, OPENED, by)
    return home


@transaction.atomic
def give_sections(home: Home, *, accounts: Iterable[Any]) -> None:
    """Let some accounts edit and publish in all sections of a front."""
    groups = [ensure_section_editors(one) for one in Section.objects.child_of(home)]
    for account in accounts:
        account.groups.add(*groups)


@transaction.atomic
def close_language(*, code: str, leads_to: str = "", by: Any = None) -> None:
    """Take all of a language from readers: its pages answer 410, or lead to another front.

    Raises ValidationError for what is not public, the first language, and a front that is not.
    """
    home = _home(code)
    if home is None or state_of(code) != PUBLIC:
        raise ValidationError(gettext("Readers can't open this language now."))
    if home == first_home():
        raise ValidationError(gettext("The paper's first language can't be closed."))
    if leads_to and (leads_to == code or state_of(leads_to) != PUBLIC):
        raise ValidationError(gettext("Readers can't be led to a language that is not public."))
    PageViewRestriction.objects.create(page=home, restriction_type=PageViewRestriction.LOGIN)
    withdraw_path(home.url_path)
    if leads_to:
        path = Redirect.normalise_path(home.url_path)
        target = {"redirect_page": None, "redirect_link": f"/{leads_to.lower()}/"}
        Redirect.objects.update_or_create(
            old_path=path, defaults={**target, "is_permanent": False, "site": None}
        )
    log(instance=home, action=CLOSED, user=by)


def reopen_language(*, code: str, by: Any = None) -> None:
    """Show a closed language again as it is now. Raises ValidationError for any other."""
    home = _home(code)
    if home is None or state_of(code) != SHUT:
        raise ValidationError(gettext("This language is not closed."))
    _show(home, REOPENED, by)


@transaction.atomic
def _closed_home(code: str, by: Any) -> Home:
    _one_at_a_time()
    if begun := _home(code):
        return begun
    home = draft_home(code)
    PageViewRestriction.objects.create(page=home, restriction_type=PageViewRestriction.LOGIN)
    home.save_revision(user=by).publish(user=by)
    return home


@transaction.atomic
def _show(home: Home, action: str, by: Any) -> None:
    """Let readers see a language: all of it in the transaction that takes its restriction away."""
    if not home.live:
        home.get_latest_revision().publish(user=by)
    for restriction in PageViewRestriction.objects.filter(page=home):
        restriction.delete()
    Redirect.objects.filter(old_path=Redirect.normalise_path(home.url_path)).delete()
    for row in Withdrawn.objects.filter(path__startswith=home.url_path):
        standing = (model.objects.public().filter(url_path=row.path) for model in READER_PAGES)
        if any(one.exists() for one in standing):
            row.delete()
    log(instance=home, action=action, user=by)


def _one_at_a_time() -> None:
    """Let who makes pages for a language elsewhere wait until this transaction has ended."""
    Page.objects.select_for_update().get(depth=1)


def _home(code: str) -> Home | None:
    homes = Home.objects.select_related("locale")
    found: Home | None = homes.filter(locale__language_code__iexact=code).first()
    return found


def _sources(model: Any, pages: Iterable[BranchPage]) -> list[tuple[BranchPage, Any]]:
    """Return each page with what it translates; raises ValidationError for what is neither."""
    found = {one.pk: one for one in model.objects.child_of(first_home())}
    for one in pages:
        if one.of not in found:
            raise ValidationError(
                gettext("There is no such section or page in the first language any more.")
            )
        if not one.name.strip():
            words = gettext("Give “{title}” a name in the new language, or leave it out.")
            raise ValidationError(words.format(title=found[one.of].title))
    return [(one, found[one.of]) for one in pages]


@transaction.atomic
def _make(
    home: Home, page: Any, wanted: BranchPage, source: Any, by: Any, *, is_draft: bool = False
) -> None:
    """Put a page below a front, as the translation of another and under the same short address."""
    _one_at_a_time()
    there = type(page).objects.child_of(Page.objects.get(pk=home.pk))
    if there.filter(translation_key=source.translation_key).exists():
        return
    page.title, page.slug = wanted.name.strip(), source.slug
    page.live = False
    page.locale, page.translation_key = home.locale, source.translation_key
    # From the row of now: the tree has grown since by what was put there before.
    Page.objects.get(pk=home.pk).add_child(instance=page)
    revision = page.save_revision(user=by)
    if not is_draft:
        revision.publish(user=by)


def _paragraphs(text: Sequence[str]) -> RichText:
    return RichText("".join(f"<p>{escape(one)}</p>" for one in text))
