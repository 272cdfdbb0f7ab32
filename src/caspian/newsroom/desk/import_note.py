from typing import Any

from wagtail.admin.panels import Panel


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
