"""What an article's form shows and doesn't ask for: its section, its moment of publication."""

from typing import Any

from django.urls import reverse
from wagtail.admin.panels import Panel

from caspian.newsroom.desk.times import paper_zone, shown


class SectionPanel(Panel):
    """In which section an article is, and the way to move it to another one."""

    class BoundPanel(Panel.BoundPanel):
        """The panel on one article's form."""

        template_name = "newsroom/desk/section_panel.html"

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            context: dict[str, Any] = super().get_context_data(parent_context)
            # One that is being begun has no place in the tree yet, but its form knows of one.
            article, context["section"] = self.instance, self.form.parent_page
            may = article.pk and article.permissions_for_user(self.request.user).can_move()
            context["move"] = reverse("wagtailadmin_pages:move", args=[article.pk]) if may else ""
            return context


class SchedulePanel(Panel):
    """When an article goes out by itself or is taken back, and the way to the schedule."""

    class BoundPanel(Panel.BoundPanel):
        """The panel on one article's form."""

        template_name = "newsroom/desk/schedule_panel.html"

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            context: dict[str, Any] = super().get_context_data(parent_context)
            article, zone = self.instance, paper_zone()
            context["goes_out"] = shown(article.go_live_at, zone)
            context["ends"] = shown(article.expire_at, zone)
            context["zone"] = zone
            context["is_begun"] = article.pk is None
            return context
