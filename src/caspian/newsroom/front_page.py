"""What an editor composes the front of: blocks, top to bottom as readers see them.

Every block may be left out, and most of each may be left empty: `pages/builders/home.py` fills
up what is missing with the newest. A name of a block is stored with every front: never rename one.
"""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.snippets.blocks import SnippetChooserBlock

MOST_RELATED, MOST_IN_PACKAGE, MOST_PERSPECTIVES = 4, 6, 6
STORIES_LEAST, STORIES_USUAL, STORIES_MOST = 4, 8, 16
EMPTY_TITLE = _("Empty: “Newest” in the paper's language.")


def front_blocks() -> list[tuple[str, blocks.Block]]:
    """Return the blocks of the front, by name, in the order in which the desk offers them."""
    return [
        ("lead", LeadBlock()),
        ("package", PackageBlock()),
        ("picture_story", PictureStoryBlock()),
        ("perspectives", PerspectivesBlock()),
        ("must_read", MustReadBlock()),
        ("latest_stories", LatestStoriesBlock()),
        ("section_strip", SectionStripBlock()),
        ("topic_strip", TopicStripBlock()),
        ("place_strip", PlaceStripBlock()),
    ]


def _article_chooser(**options: object) -> blocks.PageChooserBlock:
    return blocks.PageChooserBlock(page_type="newsroom.Article", **options)


class LeadBlock(blocks.StructBlock):
    """The day's first story, with up to four that belong to it."""

    article = _article_chooser(
        required=False, help_text=_("Empty: the newest that fits."), label=_("Article")
    )
    related = blocks.ListBlock(
        _article_chooser(), max_num=MOST_RELATED, default=[], label=_("Related")
    )

    class Meta:
        icon = "pick"
        label = _("Lead")


class PackageBlock(blocks.StructBlock):
    """A titled group of up to six articles."""

    title = blocks.CharBlock(max_length=80, label=_("Title"))
    articles = blocks.ListBlock(
        _article_chooser(),
        min_num=1,
        max_num=MOST_IN_PACKAGE,
        help_text=_("The first one stands largest."),
        label=_("Articles"),
    )

    class Meta:
        icon = "folder-open-inverse"
        label = _("Package")


class PictureStoryBlock(blocks.StructBlock):
    """One article, told by its picture."""

    article = _article_chooser(
        help_text=_("Best with a picture that is 1600 pixels wide or more."), label=_("Article")
    )
    look = blocks.ChoiceBlock(
        choices=[("dark", _("On a dark band")), ("wide", _("Across the whole page"))],
        default="dark",
        label=_("Look"),
    )

    class Meta:
        icon = "image"
        label = _("Picture story")


class PerspectivesBlock(blocks.StructBlock):
    """Opinion: it stands beside what follows it."""

    articles = blocks.ListBlock(
        _article_chooser(),
        max_num=MOST_PERSPECTIVES,
        default=[],
        help_text=_("Empty: the newest perspectives."),
        label=_("Articles"),
    )

    class Meta:
        icon = "openquote"
        label = _("Perspectives")


class MustReadBlock(blocks.StaticBlock):
    """What is pinned and most read: it stands beside what follows it."""

    class Meta:
        icon = "thumbtack"
        label = _("Must read")
        admin_text = _("What is pinned, then what is most read. It stands beside what follows it.")


class LatestStoriesBlock(blocks.StructBlock):
    """The newest articles that are not on the front yet, by the hour."""

    title = blocks.CharBlock(max_length=80, required=False, help_text=EMPTY_TITLE, label=_("Title"))
    number = blocks.IntegerBlock(
        default=STORIES_USUAL,
        min_value=STORIES_LEAST,
        max_value=STORIES_MOST,
        label=_("How many"),
    )

    class Meta:
        icon = "list-ol"
        label = _("Latest stories")


class SectionStripBlock(blocks.StructBlock):
    """The newest of one section that are not on the front yet."""

    section = blocks.PageChooserBlock(page_type="newsroom.Section", label=_("Section"))

    class Meta:
        icon = "folder-inverse"
        label = _("Section strip")


class TopicStripBlock(blocks.StructBlock):
    """What the paper has on a topic, the newest that are not on the front yet."""

    topic = SnippetChooserBlock("newsroom.Topic", label=_("Topic"))

    class Meta:
        icon = "tag"
        label = _("Dossier strip: a topic")


class PlaceStripBlock(blocks.StructBlock):
    """What the paper has on a place, the newest that are not on the front yet."""

    place = SnippetChooserBlock("dossiers.Place", label=_("Place"))

    class Meta:
        icon = "site"
        label = _("Dossier strip: a place")
