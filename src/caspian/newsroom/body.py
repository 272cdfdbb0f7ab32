"""The blocks that a journalist builds an article of."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock

from caspian.newsroom.blocks.drawings import ChartBlock
from caspian.newsroom.blocks.map import MapBlock
from caspian.newsroom.stream_fields import CleanRichTextBlock

INLINE = ["bold", "italic", "link", "document-link", "superscript", "subscript", "strikethrough"]


def body_blocks() -> list[tuple[str, blocks.Block]]:
    """Return the blocks of a body, by name, in the order in which the desk offers them."""
    return [
        ("paragraph", _paragraph()),
        (
            "heading",
            blocks.CharBlock(
                max_length=120, icon="title", form_classname="title", label=_("Heading")
            ),
        ),
        ("image", ImageBlock(label=_("Image"))),
        ("gallery", GalleryBlock(label=_("Gallery"))),
        ("quote", QuoteBlock(label=_("Quote"))),
        (
            "pull_quote",
            blocks.TextBlock(max_length=240, icon="openquote", rows=2, label=_("Pull quote")),
        ),
        ("list", ListBlock(label=_("List"))),
        (
            "table",
            TypedTableBlock(
                [("text", blocks.CharBlock(required=False, label=_("Text")))],
                icon="table",
                label=_("Table"),
            ),
        ),
        ("chart", ChartBlock(label=_("Chart"))),
        ("map", MapBlock()),
        ("explainer", ExplainerBlock()),
        ("timeline", TimelineBlock(label=_("Timeline"))),
        ("notes", NotesBlock()),
        ("document", DocumentBlock(label=_("Document"))),
        ("embed", EmbedBlock(label=_("Embed"))),
        (
            "divider",
            blocks.StaticBlock(
                icon="horizontalrule", admin_text=_("A pause in the text."), label=_("Divider")
            ),
        ),
    ]


def _paragraph() -> CleanRichTextBlock:
    # Not required: a new article begins with one that is empty.
    return CleanRichTextBlock(features=INLINE, icon="pilcrow", label=_("Paragraph"), required=False)


class ImageBlock(blocks.StructBlock):
    """A picture; what is left empty is taken from the picture's own record."""

    image = ImageChooserBlock(label=_("Image"))
    alt = blocks.CharBlock(
        required=False,
        label=_("Alt text"),
        help_text=_("What it shows, for readers who can't see it."),
    )
    caption = blocks.CharBlock(required=False, label=_("Caption"))
    credit = blocks.CharBlock(required=False, label=_("Credit"))

    class Meta:
        icon = "image"


class GalleryBlock(blocks.StructBlock):
    """Several pictures that belong together."""

    title = blocks.CharBlock(required=False, label=_("Title"))
    pictures = blocks.ListBlock(ImageBlock(), min_num=2, label=_("Pictures"))

    class Meta:
        icon = "image"


class QuoteBlock(blocks.StructBlock):
    """Somebody's own words."""

    text = blocks.TextBlock(rows=3, label=_("Text"))
    attribution = blocks.CharBlock(
        required=False, help_text=_("Who said or wrote it, where and when."), label=_("Attribution")
    )

    class Meta:
        icon = "openquote"


class ListBlock(blocks.StructBlock):
    """A bulleted or numbered list."""

    style = blocks.ChoiceBlock(
        choices=[("bullets", _("Bullets")), ("numbers", _("Numbers"))],
        default="bullets",
        label=_("Style"),
    )
    items = blocks.ListBlock(CleanRichTextBlock(features=INLINE), min_num=1, label=_("Items"))

    class Meta:
        icon = "list-ul"


class ExplainerBlock(blocks.StructBlock):
    """A box that explains one thing."""

    title = blocks.CharBlock(max_length=120, label=_("Title"))
    text = CleanRichTextBlock(features=[*INLINE, "ul", "ol"], label=_("Text"))

    class Meta:
        icon = "info-circle"
        label = _("Explainer box")


class TimelineEntryBlock(blocks.StructBlock):
    """One moment of a timeline."""

    when = blocks.CharBlock(
        max_length=60, help_text=_("As readers should see it: “May 2006”."), label=_("When")
    )
    text = CleanRichTextBlock(features=INLINE, label=_("Text"))


class TimelineBlock(blocks.StructBlock):
    """Moments in order."""

    title = blocks.CharBlock(max_length=120, required=False, label=_("Title"))
    entries = blocks.ListBlock(TimelineEntryBlock(), min_num=1, label=_("Entries"))

    class Meta:
        icon = "history"


class NotesBlock(blocks.StructBlock):
    """Notes to the text, which marks in the text lead to: [^1] to the first."""

    notes = blocks.ListBlock(
        CleanRichTextBlock(features=INLINE),
        min_num=1,
        help_text=_("Type [^1] in the text where the first note belongs, [^2] for the second."),
        label=_("Notes"),
    )

    class Meta:
        icon = "list-ol"
        label = _("Notes")


class DocumentBlock(blocks.StructBlock):
    """A file to download."""

    document = DocumentChooserBlock(label=_("Document"))
    title = blocks.CharBlock(
        required=False, help_text=_("Empty: the file's own title."), label=_("Title")
    )

    class Meta:
        icon = "doc-full"


class EmbedBlock(blocks.StructBlock):
    """Something on another site, kept as a card: reading it here calls nobody."""

    url = blocks.URLBlock(
        label=_("Address"), help_text=_("The rest is asked of its site, and may be changed.")
    )
    title = blocks.CharBlock(max_length=200, label=_("Title"))
    source = blocks.CharBlock(
        max_length=80,
        required=False,
        help_text=_("The site, as readers know it: “YouTube”."),
        label=_("Source"),
    )
    author = blocks.CharBlock(max_length=80, required=False, label=_("Author"))
    image = ImageChooserBlock(
        required=False, label=_("Image"), help_text=_("A copy that is kept with us.")
    )

    class Meta:
        icon = "link-external"
