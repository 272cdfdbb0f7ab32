"""What an editor composes the front of: a lead and packages of chosen articles."""

from wagtail import blocks


def front_blocks() -> list[tuple[str, blocks.Block]]:
    """Return the blocks of the front, by name."""
    return [("lead", LeadBlock()), ("package", PackageBlock())]


def _article_chooser(**options: object) -> blocks.PageChooserBlock:
    return blocks.PageChooserBlock(page_type="newsroom.Article", **options)


class LeadBlock(blocks.StructBlock):
    """The day's first story, with up to four that belong to it."""

    article = _article_chooser()
    related = blocks.ListBlock(_article_chooser(), max_num=4, default=[])

    class Meta:
        icon = "pick"
        label = "Lead"


class PackageBlock(blocks.StructBlock):
    """A titled group of up to six articles."""

    title = blocks.CharBlock(max_length=80)
    articles = blocks.ListBlock(_article_chooser(), min_num=1, max_num=6)

    class Meta:
        icon = "folder-open-inverse"
        label = "Package"
