"""How the list of articles is narrowed."""

from typing import Any

from django.db.models import QuerySet
from django.forms import CheckboxSelectMultiple, RadioSelect
from django.utils.translation import gettext_lazy as _
from django_filters import filters
from wagtail.admin.filters import WagtailFilterSet
from wagtail.models import Revision, WorkflowState

from caspian.newsroom.models import Article, Byline, Contributor, Section

STATUSES = (
    ("live", _("Online")),
    ("draft", _("Draft: readers can't open it")),
    ("changed", _("Online, with changes that aren't")),
    ("review", _("In review")),
    ("scheduled", _("Scheduled")),
)


class StatusFilter(filters.ChoiceFilter):
    """Narrows by where an article stands on its way to readers."""

    def filter(self, qs: Any, value: str) -> Any:
        if value == "live":
            return qs.live()
        if value == "draft":
            return qs.not_live()
        if value == "changed":
            return qs.live().filter(has_unpublished_changes=True)
        if value == "review":
            return _only(qs, WorkflowState.objects.active())
        if value == "scheduled":
            waiting = Revision.page_revisions.filter(approved_go_live_at__isnull=False)
            return _only(qs, waiting)
        return qs


class SectionFilter(filters.ModelMultipleChoiceFilter):
    """Narrows to articles below one of the chosen sections."""

    def get_filter_predicate(self, v: Section) -> dict[str, str]:
        return {"path__startswith": v.path}


class ContributorFilter(filters.ModelChoiceFilter):
    """Narrows to articles that carry somebody's name, whatever their part."""

    def filter(self, qs: Any, value: Contributor | None) -> Any:
        if value is None:
            return qs
        # Not a join: one article may carry a name twice, and search can't filter on joins.
        return qs.filter(pk__in=Byline.objects.filter(contributor=value).values("article_id"))


class ArticleFilters(WagtailFilterSet):
    """Status, section, kind, contributor, and language where there is more than one."""

    status = StatusFilter(
        label=_("Status"), choices=STATUSES, empty_label=_("Any"), widget=RadioSelect
    )
    section = SectionFilter(
        label=_("Section"),
        queryset=Section.objects.order_by("path"),
        widget=CheckboxSelectMultiple,
    )
    kind = filters.MultipleChoiceFilter(
        label=_("Kind"), choices=Article.Kind.choices, widget=CheckboxSelectMultiple
    )
    contributor = ContributorFilter(
        label=_("Contributor"), queryset=Contributor.objects.all(), empty_label=_("Anybody")
    )

    class Meta:
        model = Article
        fields: list[str] = []

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "locale" in self.filters:
            self.filters["locale"].label = _("Language")


def _only(qs: Any, states: QuerySet[Any]) -> Any:
    # Wagtail keeps these ids as text.
    return qs.filter(pk__in=[int(pk) for pk in states.values_list("object_id", flat=True)])
