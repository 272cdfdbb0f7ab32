"""Asks, before any screen of the desk answers, whether somebody may see what its address is about.

Wagtail's screens each ask what they do. Some don't ask what they show: they name, in a question
or beside a button, whatever page, picture or account stands in the address.
"""

from collections.abc import Callable, Iterable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from wagtail.admin.auth import permission_denied
from wagtail.admin.views.pages.bulk_actions.page_bulk_action import PageBulkAction
from wagtail.models import Page
from wagtail.permissions import policy_registry

from caspian.newsroom.models import Attachment, Home, Picture, Section, User
from caspian.newsroom.rights.accounts import may_manage
from caspian.newsroom.rights.pages import writes

PAGE_KEYS = ("page_id", "parent_page_id", "page_to_move_id")
BULK, ALL = "wagtail_bulk_action", "all"
FOR_WRITERS = (
    "articles", "views", "must_read", "breaking", "wagtailimages", "wagtaildocs",
    "wagtailadmin_pages:choose_parent", "desk_pasting", "desk_adding",
)  # fmt: skip
"""namespaces of screens that are about writing; those of choosers begin with the same names"""
FOR_ADMINISTRATORS = (
    "wagtailadmin_api:images:",
    "wagtailadmin_api:documents:",
    "wagtailadmin_workflows:task_chooser",
)
"""what Wagtail opens to all who enter the desk, and no screen of theirs needs"""
FOR_PUBLISHERS = ("wagtailadmin_reports:site_history",)
"""what names whatever anybody did to anything"""
BEGINNING = ("add", "add_subpage", "preview_on_add")
COPY = "wagtailadmin_pages:copy"
NOT_OF_THE_ROOT = (
    "wagtailadmin_pages:lock", "wagtailadmin_pages:unlock", "wagtailadmin_pages:move_confirm"
)  # fmt: skip
CLOSED = ("wagtailadmin_api:pages:action",)
"""what no screen uses, and what asks neither for locks nor for what the screens refuse"""


class Gate:
    """Middleware that turns away who may not see what an address is about."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponse]) -> None:
        self._answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer; what matters happens once it is known which screen answers."""
        return self._answer(request)

    def process_view(
        self, request: HttpRequest, view: Any, args: Any, kwargs: Any
    ) -> HttpResponse | None:
        """Answer instead of a screen of the desk, or leave it to Django."""
        user: Any = request.user
        if not user.is_authenticated or not request.path.startswith(reverse("wagtailadmin_home")):
            return None
        match: Any = request.resolver_match
        if not user.has_perm("wagtailadmin.access_admin") or _may_see(user, match, request):
            return None
        refusal: HttpResponse = permission_denied(request)
        return refusal


def connect() -> None:
    """Let "all" in a bulk action on pages be all that somebody finds: Wagtail takes it for all
    that there are, and names those that it leaves alone."""
    unsafe = PageBulkAction.get_all_objects_in_listing_query

    def only_found(self: Any, parent_id: Any) -> Any:
        seen = policy_registry.get_by_type(Page).explorable_instances(self.request.user)
        listed = seen.filter(pk__in=list(unsafe(self, parent_id)))
        return listed.values_list("pk", flat=True)

    if not getattr(unsafe, "is_ours", False):
        only_found.is_ours = True  # type: ignore[attr-defined]
        PageBulkAction.get_all_objects_in_listing_query = only_found


def choosable(pages: Any, request: HttpRequest) -> Any:
    """Return those of some pages that somebody may choose: the ones they find elsewhere too."""
    seen = policy_registry.get_by_type(Page).explorable_instances(request.user)
    return pages.filter(pk__in=seen.values_list("pk", flat=True))


def _may_see(user: Any, match: Any, request: HttpRequest) -> bool:
    name, kwargs = match.view_name, match.kwargs
    if name.startswith(CLOSED) or _is_out_of_place(name, kwargs):
        return False
    if user.is_superuser:
        return True
    if name.startswith(FOR_ADMINISTRATORS):
        return False
    if name.startswith(FOR_WRITERS) and not writes(user):
        return False
    if name.startswith(FOR_PUBLISHERS) and not user.has_perm("newsroom.change_publication"):
        return False
    if name == BULK:
        return _sees_all(user, kwargs, request.GET.getlist("id"))
    if match.namespace == "wagtailusers_users" and "pk" in kwargs:
        account = User.objects.filter(pk=kwargs["pk"]).first()
        return account is None or may_manage(user, account)
    pages = [kwargs[key] for key in PAGE_KEYS if key in kwargs]
    pages += [kwargs["pk"]] if name.startswith(ABOUT_ARTICLES) and "pk" in kwargs else []
    if match.url_name in BEGINNING and not _may_begin(user, kwargs.get("parent_page_id")):
        return False
    if name == COPY and not _may_begin_beside(user, kwargs["page_id"]):
        return False
    return _finds(user, Page, pages) and _may_choose(user, name, kwargs, request)


ABOUT_ARTICLES = (
    "views:", "must_read:", "wagtailadmin_pages:revisions_compare", "wagtailadmin_api:pages:"
)  # fmt: skip


def _may_begin(user: Any, pk: Any) -> bool:
    """Return whether somebody may begin what they ask for: anybody an article, few a section."""
    parent = Page.objects.filter(pk=pk).first()
    if parent is None or parent.specific_class is Section:
        return True
    policy = policy_registry.get_by_type(Page)
    return bool(policy.user_has_permission_for_instance(user, "publish", parent))


def _may_begin_beside(user: Any, pk: Any) -> bool:
    page = Page.objects.filter(pk=pk).first()
    parent = page.get_parent() if page else None
    return parent is None or _may_begin(user, parent.pk)


def _is_out_of_place(name: str, kwargs: Any) -> bool:
    """Return whether an action is not for a page: a language has one front, and the root stays."""
    if name == COPY:
        return Home.objects.filter(pk=kwargs["page_id"]).exists()
    pk = kwargs.get("page_id", kwargs.get("page_to_move_id"))
    return name in NOT_OF_THE_ROOT and Page.objects.filter(pk=pk, depth=1).exists()


def _sees_all(user: Any, kwargs: Any, ids: list[str]) -> bool:
    app, model = kwargs["app_label"], kwargs["model_name"]
    if (app, model) == ("wagtailcore", "page"):
        # What "all" are, `only_found` says.
        return writes(user) and _finds(user, Page, [pk for pk in ids if pk != ALL])
    models: dict[str, Any] = {"picture": Picture, "attachment": Attachment}
    if model in models:
        return writes(user) and _chosen(user, models[model], [pk for pk in ids if pk != ALL])
    return any(user.has_perm(f"{app}.{verb}_{model}") for verb in ("add", "change", "delete"))


def _finds(user: Any, model: Any, pks: Iterable[Any]) -> bool:
    wanted = _numbers(pks)
    if not wanted:
        return wanted is not None
    seen = policy_registry.get_by_type(model).explorable_instances(user)
    # What is not there at all, the screen says itself.
    there = model.objects.filter(pk__in=wanted).count()
    return bool(seen.filter(pk__in=wanted).count() == there)


def _may_choose(user: Any, name: str, kwargs: Any, request: HttpRequest) -> bool:
    if name == "wagtaildocs_chooser:chosen":
        return _chosen(user, Attachment, [kwargs["pk"]])
    if name == "wagtaildocs_chooser:chosen_multiple":
        return _chosen(user, Attachment, request.GET.getlist("id"))
    if name == "wagtailadmin_choose_page_chosen_multiple":
        return _finds(user, Page, request.GET.getlist("id"))
    return True


def _numbers(pks: Iterable[Any]) -> set[int] | None:
    """Return ids as numbers; None where one is spelt as no screen spells it.

    The database would take " 7" and "+7" for 7: passed over here, they would be a way round.
    """
    spelt = {str(pk) for pk in pks}
    if not all(one.isascii() and one.isdecimal() for one in spelt):
        return None
    return {int(one) for one in spelt}


def _chosen(user: Any, model: Any, pks: Iterable[Any]) -> bool:
    wanted = _numbers(pks)
    if wanted is None:
        return False
    policy = policy_registry.get_by_type(model)
    seen = policy.instances_user_has_any_permission_for(user, {"choose", "change"})
    return bool(seen.filter(pk__in=wanted).count() == len(wanted))
