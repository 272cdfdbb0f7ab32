"""Founds a paper in an empty database: tree, site, first language, roles, workflow."""

from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth.models import Group
from django.db import transaction
from wagtail.models import (
    Locale,
    Page,
    PageLogEntry,
    Site,
    Task,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)

from caspian.newsroom.models import Home, Publication, Review
from caspian.newsroom.roles import ensure_roles

WORKFLOW = "Review"


@dataclass(frozen=True)
class Founded:
    """The home of the first language, and whether it was made just now."""

    home: Home
    new: bool


@transaction.atomic
def found() -> Founded:
    """Found the paper, or mend what is missing of its roles and workflow; safe to call again."""
    existing = Home.objects.order_by("path").first()
    if existing is None:
        _clear_wagtail_defaults()
    home = existing or _first_home()
    root = Page.get_first_root_node()
    ensure_roles(root)
    _ensure_workflow(root)
    Publication.load()
    return Founded(home=home, new=existing is None)


def add_home(language: str) -> Home:
    """Add the front of a further language to the tree, and publish it; its slug is the language."""
    home = draft_home(language)
    home.save_revision().publish()
    return home


def draft_home(language: str) -> Home:
    """Add the front of a further language to the tree; readers don't see it yet."""
    locale, _ = Locale.objects.get_or_create(language_code=language)
    first = Home.objects.order_by("path").first()
    name = Publication.load().text_in(language).name
    home = Home(title=name, slug=language, locale=locale, live=False)
    if first is not None:
        home.translation_key = first.translation_key
    Page.get_first_root_node().add_child(instance=home)
    return home


def _clear_wagtail_defaults() -> None:
    # Wagtail's migrations make groups and a workflow of its own. Its Editors may change
    # every page, and so would ours, who share the name.
    Group.objects.filter(name__in=["Moderators", "Editors"]).delete()
    WorkflowPage.objects.all().delete()
    Workflow.objects.all().delete()
    Task.objects.all().delete()


def _first_home() -> Home:
    # Wagtail's own first migration puts a welcome page in the tree and points the site at it.
    welcome = list(Page.objects.filter(depth=2, content_type__model="page"))
    home = add_home(settings.LANGUAGE_CODE)
    Site.objects.update_or_create(
        is_default_site=True,
        defaults={"hostname": "localhost", "port": 80, "root_page": home},
    )
    for page in welcome:
        page.delete()
        PageLogEntry.objects.filter(page=page.pk).delete()
    return Home.objects.get(pk=home.pk)


def _ensure_workflow(root: Page) -> None:
    workflow, made = Workflow.objects.get_or_create(name=WORKFLOW)
    if made:
        steps = [("Edit", Review.Needs.EDIT), ("Publish", Review.Needs.PUBLISH)]
        for order, (name, needs) in enumerate(steps):
            task = Review.objects.create(name=name, needs=needs)
            WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=order)
    WorkflowPage.objects.get_or_create(page=root, defaults={"workflow": workflow})
