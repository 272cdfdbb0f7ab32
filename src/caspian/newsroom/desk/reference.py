"""What articles refer to: topics, places and contributors, each a list and a form."""

from typing import Any

from django.db.models import Count, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, TitleFieldPanel
from wagtail.admin.ui.tables import Column
from wagtail.admin.widgets.slug import SlugInput
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from caspian.dossiers.models import Place
from caspian.newsroom.desk.choosing import PER_PAGE, ContributorChooser
from caspian.newsroom.models import Article, Byline, Contributor, Topic
from caspian.newsroom.models.filing import KEY_ARTICLES

# The addresses of these three are in plain letters, whatever the name is written in.
ASCII = {"data-w-slug-allow-unicode-value": "false"}
IN_ARTICLES = Column("number", label=_("Articles"), sort_key="number", width="10%")


def _name_and_slug() -> FieldRowPanel:
    # The widget makes the slug while the name is typed, as for pages.
    name = TitleFieldPanel("name", classname="", placeholder=False)
    return FieldRowPanel([name, FieldPanel("slug", widget=SlugInput(attrs=ASCII))])


def _names() -> InlinePanel:
    return InlinePanel("local_names", heading=_("Names in other languages"), label=_("Name"))


class Reference(SnippetViewSet):
    """What the three have in common: searchable, by name, with the number of their articles."""

    ordering = ("name",)
    list_per_page = 50
    copy_view_enabled = False
    used_in: Any = None
    """the rows that say which article refers to which record"""

    def get_queryset(self, request: Any) -> QuerySet[Any]:
        """Return the records, each with the number of articles that refer to it."""
        rows = self.used_in.objects.filter(**{self.model_name: OuterRef("pk")}).order_by()
        counted = rows.values(self.model_name).annotate(n=Count("article", distinct=True))
        return self.model.objects.annotate(number=Coalesce(Subquery(counted.values("n")), Value(0)))


class Topics(Reference):
    """What articles are about."""

    model = Topic
    used_in = Article.topics.through
    icon = "tag"
    list_display = ["name", "code", IN_ARTICLES]
    panels = [
        _name_and_slug(),
        FieldPanel("code"),
        FieldPanel("about"),
        FieldPanel("is_series"),
        InlinePanel(
            "key_articles",
            heading=_("Key articles"),
            help_text=_("They stand first: those that somebody new to it reads first."),
            label=_("Article"),
            max_num=KEY_ARTICLES,
        ),
        _names(),
    ]


class Places(Reference):
    """Where things happen."""

    model = Place
    used_in = Article.places.through
    icon = "site"
    list_display = [
        "name",
        Column("country", label=_("Country"), accessor="get_country_display", sort_key="country"),
        IN_ARTICLES,
    ]
    panels = [
        _name_and_slug(),
        FieldPanel("country"),
        FieldRowPanel([FieldPanel("latitude"), FieldPanel("longitude")]),
        _names(),
    ]


class Contributors(Reference):
    """Whose names stand over articles."""

    model = Contributor
    used_in = Byline
    chooser_viewset_class, chooser_per_page = ContributorChooser, PER_PAGE
    icon = "group"
    list_display = ["name", "role", Column("user", label=_("Account")), IN_ARTICLES]
    panels = [
        _name_and_slug(),
        FieldPanel("role"),
        FieldPanel("about"),
        FieldPanel("portrait"),
        FieldPanel("beat"),
        FieldPanel("languages"),
        FieldRowPanel([FieldPanel("email"), FieldPanel("website")]),
        FieldPanel("user"),
    ]

    def get_queryset(self, request: Any) -> QuerySet[Any]:
        """Fetch accounts along with the names."""
        return super().get_queryset(request).select_related("user")


class ReferenceGroup(SnippetViewSetGroup):
    """The three in the menu."""

    items = (Topics, Places, Contributors)
    menu_label = _("Reference")
    menu_icon = "list-ul"
    menu_order = 450
