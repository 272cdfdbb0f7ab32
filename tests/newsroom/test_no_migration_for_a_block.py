"""What a block is called, asks or allows is none of the database's business."""

from django.db.migrations.writer import MigrationWriter
from wagtail import blocks
from wagtail.fields import StreamField

from caspian.newsroom.stream_fields import CleanStreamField, StoredStreamField

ONE = [("words", blocks.CharBlock(help_text="Ten words."))]
OTHER = [("words", blocks.CharBlock(help_text="Twelve words.")), ("pause", blocks.StaticBlock())]


def written(field: StreamField) -> str:
    """Return a field as a migration would have it."""
    return str(MigrationWriter.serialize(field)[0])


def test_a_field_of_other_blocks_is_the_same_to_a_migration() -> None:
    for kind in (CleanStreamField, StoredStreamField):
        assert written(kind(ONE, blank=True)) == written(kind(OTHER, blank=True))
        assert written(kind(ONE, blank=True)) != written(kind(ONE, blank=False))


def test_the_control_is_wagtails_own() -> None:
    assert written(StreamField(ONE)) != written(StreamField(OTHER))
