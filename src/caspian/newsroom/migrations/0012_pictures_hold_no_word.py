from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("newsroom", "0011_old_reads_are_folded")]

    operations = [
        # What is there already was made by Wagtail's own way, and may hold anything.
        migrations.AddField(
            model_name="picturerendition",
            name="is_clean",
            field=models.BooleanField(default=False, editable=False),
        ),
        migrations.AlterField(
            model_name="picturerendition",
            name="is_clean",
            field=models.BooleanField(default=True, editable=False),
        ),
        migrations.AddField(
            model_name="picturerendition",
            name="former_file",
            field=models.CharField(blank=True, editable=False, max_length=255),
        ),
    ]
