"""What the matrix of roles plays on: somebody of each role, and one of each thing in each state.

A thing is known by its kind and some words: "own draft", "section public", "other unused". *Own*
is said of the role that looks; *section* is the section editor's, *other* is neither. Each thing
that has a title carries a word in it that stands nowhere else, its canary.
"""

import datetime as dt
from dataclasses import dataclass, field
from typing import Any

from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Collection, Locale, Page, PageViewRestriction, Site, Task, Workflow

from caspian.comments.ban import ban
from caspian.comments.models import Ban, HouseRule
from caspian.dossiers.models import Place
from caspian.newsroom.accounts import give_account
from caspian.newsroom.breaking import break_news
from caspian.newsroom.files import keep_former
from caspian.newsroom.merge.merge import merge
from caspian.newsroom.models import (
    Article,
    Attachment,
    Contributor,
    Notice,
    Picture,
    Section,
    Topic,
    User,
)
from caspian.newsroom.roles import ensure_section_editors
from caspian.newsroom.unpublishing import remember
from caspian.search.models import Promotion
from caspian.stylebook.models import StyleEntry
from tests.cast import Cast
from tests.comments.writing import rule, wrote

ROLES = ("nobody", "reporter", "editor", "publisher", "moderator", "administrator")


@dataclass(frozen=True)
class Thing:
    """Something that an address is about, as one role sees it."""

    kind: str
    words: str
    record: Any
    canary: str = ""
    file_canary: str = ""
    more: dict[str, Any] = field(default_factory=dict)


class Stage:
    """Everything, made once; each request of the matrix is rolled back."""

    def __init__(self) -> None:
        self.cast = Cast()
        self.people = _people(self.cast)
        self.things: dict[str, list[Thing]] = {role: [] for role in ROLES}
        """what each role finds: things of others are in every list, "own" in one"""
        for add in (
            _articles, _unpublished, _asked, _sections, _records, _files, _accounts, _notices,
            _comments, _rest,
        ):  # fmt: skip
            add(self)

    def add(self, thing: Thing, roles: tuple[str, ...] = ROLES) -> None:
        """Put a thing on the stage of some roles."""
        for role in roles:
            self.things[role].append(thing)

    def found(self, role: str, kind: str) -> list[Thing]:
        """Return the things of a kind, in the words of a role."""
        return [thing for thing in self.things[role] if thing.kind == kind]


def _people(cast: Cast) -> dict[str, User | None]:
    editor = cast.editor(cast.politics)
    people = {"reporter": cast.reporter(), "editor": editor, "publisher": cast.publisher()}
    for name, role in (("nino", "moderator"), ("ada", "administrator"), ("zaur", "reporter")):
        give_account(name, role=role)
        people[role if role != "reporter" else "somebody"] = User.objects.get(username=name)
    for user in people.values():
        user.email = f"{user.username}@example.org"
        user.first_name, user.last_name = user.username.title(), "Of the cast"
        user.set_password(PASSWORD)
        user.save()
    return {"nobody": None, **people}


PASSWORD = "correct horse battery"


def _articles(stage: Stage) -> None:
    cast = stage.cast
    for role in ("reporter", "editor"):
        for state in ("draft", "submitted", "public"):
            thing = _article(stage, f"own {state}", stage.people[role], cast.politics, role)
            stage.add(thing, (role,))
    for where, section in (("section", cast.politics), ("other", cast.culture)):
        for state in ("draft", "submitted", "public", "restricted", "expired"):
            if where == "other" or state in ("draft", "submitted", "public"):
                words = f"{where} {state}"
                stage.add(_article(stage, words, stage.people["somebody"], section, ""))


def _article(stage: Stage, words: str, owner: Any, section: Section, role: str) -> Thing:
    canary = f"Canary{role}{words.title().replace(' ', '')}"
    cast, state = stage.cast, words.split()[-1]
    make = cast.draft if state in ("draft", "submitted") else cast.published
    article = make(f"{canary} sails", section=section, owner=owner, topics=[cast.sea])
    if state == "submitted":
        article.get_workflow().start(article, owner)
    elif state == "restricted":
        PageViewRestriction.objects.create(page=article, restriction_type="login")
    elif state == "expired":
        article.unpublish()
        Article.objects.filter(pk=article.pk).update(expired=True)
    if state in ("draft", "submitted", "public"):
        # What is new in a public article is a draft as well.
        article = Article.objects.get(pk=article.pk)
    article.refresh_from_db()
    more = {"revision": article.latest_revision, "first": article.revisions.order_by("pk").first()}
    if state == "submitted":
        more["task_state"] = article.current_workflow_task_state
        more["workflow_state"] = article.current_workflow_state
    return Thing("article", words, article, canary, more=more)


def _unpublished(stage: Stage) -> None:
    cast = stage.cast
    for where, section in (("section", cast.politics), ("other", cast.culture)):
        article = cast.published(f"Taken back {where}", section=section)
        remember(article, by=None)
        article.unpublish()
        stage.add(Thing("unpublished", where, article))


def _asked(stage: Stage) -> None:
    """Articles of which a reviewer asked for changes: each role's own, and in either section."""
    cast = stage.cast
    for where, section in (("section submitted", cast.politics), ("other submitted", cast.culture)):
        article = cast.draft(f"Asked {where}", section=section, owner=stage.people["somebody"])
        article.get_workflow().start(article, stage.people["somebody"])
        article.current_workflow_task_state.specific.reject(user=stage.people["administrator"])
        stage.add(Thing("asked", where, article))


def _sections(stage: Stage) -> None:
    cast = stage.cast
    for words, page in (
        ("section", cast.politics), ("other", cast.culture), ("home", cast.home),
        ("root", Page.get_first_root_node()),
    ):  # fmt: skip
        stage.add(Thing("branch", words, page, more={"revision": page.latest_revision}))


def _records(stage: Stage) -> None:
    cast = stage.cast
    idle = Contributor.objects.create(name="Idle Hand", slug="idle-hand")
    idle_topic = Topic.objects.create(name="Nothing", slug="nothing", code="medtop:01000000")
    land = {"country": "AZ", "latitude": 40, "longitude": 49}
    for kind, used, unused in (
        ("topic", cast.sea, idle_topic),
        ("place", cast.baku, Place.objects.create(name="Nowhere", slug="nowhere", **land)),
        ("contributor", cast.aysel, idle),
    ):  # fmt: skip
        stage.add(Thing(kind, "used", used))
        stage.add(Thing(kind, "unused", unused))
    article = stage.found("nobody", "article")[2].record
    promotion = Promotion.objects.create(words="ferry", article=article)
    stage.add(Thing("promotion", "one", promotion))
    entry = StyleEntry.objects.create(name="Kyiv")
    stage.add(Thing("stylebook entry", "one", entry))


def _files(stage: Stage) -> None:
    for role in ("reporter", "editor"):
        _files_of(stage, "own", stage.people[role], (role,))
    _files_of(stage, "other", stage.people["somebody"], ROLES)


def _files_of(stage: Stage, whose: str, owner: Any, roles: tuple[str, ...]) -> None:
    cast = stage.cast
    for use in ("unused", "used"):
        mark = f"{'Of' + roles[0].title() if whose == 'own' else 'Other'}{use.title()}"
        picture: Picture = cast.picture(f"Picturecanary{mark} ships")
        picture.uploaded_by_user = owner
        picture.save()
        attachment = Attachment(title=f"Filecanary{mark} accounts", uploaded_by_user=owner)
        attachment.file.save(f"secret{mark.lower()}.pdf", ContentFile(b"%PDF-1.4 words"))
        if use == "used":
            link = f'<p>The <a linktype="document" id="{attachment.pk}">accounts</a></p>'
            cast.published(
                f"Offers {mark}", lead_picture=picture, body=[("paragraph", link)], owner=owner
            )
        words = f"{whose} {use}"
        stage.add(Thing("picture", words, picture, f"Picturecanary{mark}"), roles)
        canary, name = f"Filecanary{mark}", f"secret{mark.lower()}"
        stage.add(Thing("file", words, attachment, canary, name), roles)


def _accounts(stage: Stage) -> None:
    for role in ROLES[1:]:
        stage.add(Thing("account", "self", stage.people[role]), (role,))
    give_account("boss", role="administrator")
    give_account("plain", role="reporter")
    for words, name in (("below", "plain"), ("above", "boss")):
        user = User.objects.get(username=name)
        user.email, user.first_name, user.last_name = f"{name}@example.org", name.title(), "Person"
        user.save()
        stage.add(Thing("account", words, user))
    invited = User(username="invited", email="invited@example.org")
    invited.set_unusable_password()
    invited.save()
    stage.add(Thing("invited", "one", invited))
    ensure_section_editors(stage.cast.politics)
    stage.add(Thing("group", "one", Group.objects.get(name="Reporters")))


def _notices(stage: Stage) -> None:
    public = next(t for t in stage.found("nobody", "article") if t.words == "other public").record
    for role in ROLES:
        account: Any = stage.people[role] or stage.people["somebody"]
        notice = Notice.objects.create(
            account=account, article=public,
            kind=Notice.Kind.MENTION, made_at=timezone.now(),
        )  # fmt: skip
        stage.add(Thing("notice", "own", notice), (role,))


def _comments(stage: Stage) -> None:
    article = next(t for t in stage.found("nobody", "article") if t.words == "other public").record
    comment = wrote(article, "Rare words of a reader", state="approved")
    held = wrote(article, "Held words of a reader")
    stage.add(Thing("comment", "one", comment, more={"held": held}))
    stage.add(Thing("ban", "one", ban(held, kind=Ban.Kind.ADDRESS, days=3, by=None)))
    rules = [rule("A further rule"), rule("The last rule")]
    for order, one in enumerate(rules):
        HouseRule.objects.filter(pk=one.pk).update(sort_order=order)
    stage.add(Thing("rule", "one", HouseRule.objects.get(pk=rules[-1].pk)))


def _rest(stage: Stage) -> None:
    site = Site.objects.get(is_default_site=True)
    redirect = Redirect.objects.create(old_path="/old", redirect_link="/en/", site=site)
    collection = Collection.get_first_root_node().add_child(name="Drawer")
    spare = Locale.objects.create(language_code="tk")
    soon = timezone.now() + dt.timedelta(hours=1)
    break_news(language="en", words="The port is shut", until=soon, by=stage.people["publisher"])
    picture = stage.found("nobody", "picture")[0].record
    with picture.file.open() as file:
        path = picture.file.storage.save("original_images/old.png", ContentFile(file.read()))
    former = keep_former(picture, path, by=None)
    one, other = (Topic.objects.create(name=n, slug=n.lower()) for n in ("Lost", "Won"))
    merged = merge(one, into=other, by=None)
    for kind, record in (
        ("former", former), ("merge", merged), ("redirect", redirect),
        ("collection", collection), ("site", site), ("locale", spare),
        ("workflow", Workflow.objects.get()), ("task", Task.objects.first()),
    ):  # fmt: skip
        stage.add(Thing(kind, "one", record))
