import django.core.validators
from django.db import migrations, models
from wagtail.blocks.migrations.migrate_operation import MigrateStreamData
from wagtail.blocks.migrations.operations import RenameStreamChildrenOperation


class Migration(migrations.Migration):
    """Give tables, a setting and a block of the front the names that decision 31 lists."""

    dependencies = [("newsroom", "0002_initial")]

    operations = [
        migrations.RemoveConstraint("volume", "one_volume_per_number"),
        migrations.RenameModel("Volume", "ArchivePage"),
        migrations.AddConstraint(
            "archivepage",
            models.UniqueConstraint(fields=["list", "number"], name="one_archive_page_per_number"),
        ),
        migrations.RenameIndex(
            "archivepage", new_name="archive_page_position", old_name="volume_position"
        ),
        migrations.RenameModel("ReadTally", "ViewTally"),
        migrations.RenameField("publication", "reads_by_beacon", "views_by_beacon"),
        migrations.AlterField(
            "publication",
            "must_read_days",
            models.PositiveSmallIntegerField(
                default=7, help_text="“Must read” counts what was opened in this many days."
            ),
        ),
        migrations.AlterField(
            "publication",
            "must_read_half_life",
            models.PositiveSmallIntegerField(
                default=24,
                help_text="In hours: a view this old counts half as much as one of now.",
                validators=[django.core.validators.MinValueValidator(1)],
                verbose_name="half-life of a view",
            ),
        ),
        migrations.AlterField(
            "publication",
            "views_by_beacon",
            models.BooleanField(
                default=False,
                help_text="For a paper behind a CDN, which answers most readers itself: each article "
                "ends in an invisible picture of one pixel, without a cookie, that is asked for here.",
                verbose_name="count views by a beacon",
            ),
        ),
        MigrateStreamData(
            "newsroom",
            "home",
            "front",
            [(RenameStreamChildrenOperation("river", "latest_stories"), "")],
        ),
    ]
