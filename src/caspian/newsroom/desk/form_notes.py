"""What an article's form shows and does not ask for."""

from typing import Any

from django.forms import CheckboxSelectMultiple
from django.utils import timezone
from django.utils.functional import Promise
from wagtail.admin.panels import Panel

from caspian.newsroom.desk.articles.filing import FIELD, writes_elsewhere
from caspian.newsroom.desk.times import paper_zone, shown


class Checklist(CheckboxSelectMultiple):
    """Checkboxes that can be found by typing, with what is chosen above them.

    For lists of some hundreds, such as topics; without the script it is a list to scroll.
    """

    template_name = "newsroom/desk/checklist.html"

    def __init__(self, things: str | Promise = "", attrs: Any = None, choices: Any = ()) -> None:
        """Take the word for what is chosen from, in the plural."""
        super().__init__(attrs, choices)
        self.things = things
        self.adds = ""
        """the kind of what can be added while one writes; empty for none"""

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(name, value, attrs)
        context["widget"]["things"] = self.things
        context["widget"]["adds"] = self.adds
        return context


class ImportNotePanel(Panel):
    """Says where an imported article came from and what to check; shows nothing otherwise."""

    class BoundPanel(Panel.BoundPanel):
        """The panel on one article's form."""

        template_name = "newsroom/desk/import_note.html"

        def is_shown(self) -> bool:
            return bool(self.instance.pk and self._records())

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            context: dict[str, Any] = super().get_context_data(parent_context)
            context["records"] = self._records()
            return context

        def _records(self) -> list[Any]:
            return [record for record in self.instance.import_records.all() if record.note]


class SectionPanel(Panel):
    """In which section an article is, and the choice of another one."""

    def get_form_options(self) -> dict[str, Any]:
        """Say that the field stands here: Wagtail puts those that nobody claims at the end."""
        return {"fields": [FIELD]}

    class BoundPanel(Panel.BoundPanel):
        """The panel on one article's form."""

        template_name = "newsroom/desk/section_panel.html"

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            context: dict[str, Any] = super().get_context_data(parent_context)
            # One that is being begun has no place in the tree yet, but its form knows of one.
            context["section"] = self.form.parent_page
            context["choice"] = self.form[FIELD] if FIELD in self.form.fields else None
            # An article keeps its language: one of another is begun from the list of sections.
            context["other_languages"] = self.instance.pk is None and writes_elsewhere(
                self.request.user, self.form.parent_page
            )
            return context


class SchedulePanel(Panel):
    """When an article is published and unpublished automatically, and the way to the schedule."""

    class BoundPanel(Panel.BoundPanel):
        """The panel on one article's form."""

        template_name = "newsroom/desk/schedule_panel.html"

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            context: dict[str, Any] = super().get_context_data(parent_context)
            article, zone = self.instance, paper_zone()
            context["goes_out"] = shown(article.go_live_at, zone)
            ends = article.expire_at
            context["ends"] = shown(ends, zone)
            context["has_ended"] = ends is not None and ends <= timezone.now()
            context["zone"] = zone
            context["is_begun"] = article.pk is None
            return context
