"""Charts and maps as blocks: what a journalist fills in, and what is refused."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.templatetags.static import static
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.telepath import register
from wagtail.blocks.struct_block import StructBlockAdapter, StructBlockValidationError, StructValue

from caspian.formats.csv_table.table import BadTable, Table
from caspian.graphics.charts.chart import Chart, ChartKind, NotAChart
from caspian.graphics.charts.of_table import chart_of_text

KINDS = [
    (ChartKind.BAR.value, _("Bars: compare names by their numbers")),
    (ChartKind.COLUMN.value, _("Columns: one number for each year or month")),
    (ChartKind.LINE.value, _("Lines: how numbers changed")),
    (ChartKind.AREA.value, _("Areas: what a whole is made of, through time")),
    (ChartKind.DOT.value, _("Dots: how far apart numbers are")),
    (ChartKind.MULTIPLES.value, _("Small multiples: a little chart for each column")),
]
SIZES = [("text", _("As wide as the text")), ("across", _("As wide as pictures"))]
WORDS = ("title", "alt", "note", "source")


class PastedTableBlock(blocks.TextBlock):
    """A table as it was pasted. The tab before the first name is an empty cell: it must stay."""

    @cached_property
    def field(self) -> forms.Field:
        """Return the text area, which takes nothing off either end."""
        field = super().field
        field.strip = False
        return field


class ChartBlock(blocks.StructBlock):
    """A chart: a table, how to show it, and the words round it."""

    kind = blocks.ChoiceBlock(choices=KINDS, default=ChartKind.BAR.value, label=_("Kind"))
    title = blocks.CharBlock(
        max_length=160,
        help_text=_("What the chart shows, as a sentence: “The Caspian is falling”."),
        label=_("Title"),
    )
    data = PastedTableBlock(
        rows=8,
        search_index=False,
        label=_("Table"),
        help_text=_(
            "Paste cells out of a spreadsheet, or choose a CSV file. Names stand in the first row "
            "and the first column; a cell without a number is left empty. A source and footnotes "
            "below the table are shown below the chart."
        ),
    )
    rows_are_series = blocks.BooleanBlock(
        required=False,
        label=_("Rows and columns the other way round"),
        help_text=_("For a table with years side by side."),
    )
    unit = blocks.CharBlock(
        required=False,
        max_length=80,
        help_text=_("What is counted: “million tonnes”, or just “%”."),
        label=_("Unit"),
    )
    highlight = blocks.CharBlock(
        required=False,
        max_length=80,
        help_text=_("The one row or column to show in colour, by its name in the table."),
        label=_("Highlight"),
    )
    source = blocks.CharBlock(
        required=False,
        max_length=200,
        help_text=_("Where the numbers are from: “World Bank”."),
        label=_("Source"),
    )
    note = blocks.CharBlock(
        required=False,
        max_length=300,
        help_text=_("What a reader must know to read the numbers."),
        label=_("Note"),
    )
    alt = blocks.CharBlock(
        required=False,
        max_length=400,
        label=_("Alt text"),
        help_text=_(
            "What it shows, for readers who can't see it. Empty: written from the numbers."
        ),
    )
    size = blocks.ChoiceBlock(choices=SIZES, default="across", label=_("Size"))

    class Meta:
        icon = "order"
        label_format = _("Chart: {title}")

    def clean(self, value: StructValue) -> StructValue:
        """Return the block; refuse a table that can't be drawn, with each reason and its place."""
        cleaned = super().clean(value)
        if faults := faults_of(cleaned):
            raise StructBlockValidationError(block_errors={"data": ValidationError(faults)})
        return cleaned

    def get_searchable_content(self, value: StructValue) -> list[str]:
        """Return what is written round the chart; its numbers are not looked for."""
        return [value[name] for name in WORDS if value[name]]


def faults_of(value: Any) -> list[str]:
    """Return why a chart can't be drawn, as sentences; an empty table is not looked at."""
    if not (value["data"] or "").strip():
        return []
    if value["kind"] not in list(ChartKind):
        return [gettext("Choose what kind of chart it is.")]
    try:
        _made(value)
    except BadTable as bad:
        return bad.sentences()
    except NotAChart as bad:
        return [str(bad)]
    return []


def notes_of(value: Any) -> list[str]:
    """Return what an editor must know of a chart that has no faults, as sentences."""
    made, table = _made(value)
    notes = list(table.notes)
    if table.source and (value["source"] or "").strip():
        notes.append(gettext("“Source” is filled in, so the table's own source is not shown."))
    if made.thinned_from:
        notes.append(
            gettext(
                "Of {all} rows, {few} are drawn: where the numbers are lowest and highest. Readers "
                "are given this below the chart."
            ).format(all=made.thinned_from, few=len(made.labels))
        )
    return notes


def _made(value: Any) -> tuple[Chart, Table]:
    return chart_of_text(
        value["data"],
        ChartKind(value["kind"]),
        rows_are_series=bool(value["rows_are_series"]),
        unit=value["unit"] or "",
        highlight=value["highlight"] or "",
    )


class ChartBlockAdapter(StructBlockAdapter):
    """The block's form in the desk: with a file to choose, and a preview as one types."""

    def js_args(self, block: ChartBlock) -> list[Any]:
        """Return what the form is made of, and where its preview comes from."""
        name, children, meta = super().js_args(block)
        attributes = {
            "data-controller": "desk-chart",
            "data-desk-chart-address-value": reverse("desk_chart_preview"),
        }
        return [name, children, {**meta, "attrs": attributes}]

    @cached_property
    def media(self) -> forms.Media:
        """Return the script and the style sheet of the preview."""
        return super().media + forms.Media(
            js=[static("newsroom/desk/chart.js")],
            css={"all": [static("newsroom/desk/chart.css")]},
        )


register(ChartBlockAdapter(), ChartBlock)
