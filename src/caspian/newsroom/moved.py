"""Remembers where a page stood, so that its old address leads to the new one."""

from django.db import transaction
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, Site


@transaction.atomic
def remember_move(page: Page, old_path: str) -> None:
    """Lead readers from a page's old path to wherever the page stands; safe to call again.

    Wagtail's own way is left off in the settings: it comes after the transaction of the change,
    so that a crash in between loses the redirect.
    """
    site = Site.objects.filter(is_default_site=True).first()
    normal = Redirect.normalise_path(old_path)
    held = Redirect.objects.filter(old_path=normal).first()
    if held is None:
        Redirect.objects.create(
            old_path=normal, site=site, redirect_page=page, is_permanent=True,
            automatically_created=True,
        )  # fmt: skip
    elif held.automatically_created and held.redirect_page_id != page.pk:
        held.redirect_page = page
        held.save()
