from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("newsroom", "0008_blocks_of_the_front_and_breaking_news")]

    operations = [
        migrations.AddField(
            model_name="picture",
            name="is_prepared",
            field=models.BooleanField(default=False, editable=False),
        ),
        migrations.AddField(
            model_name="picture",
            name="tones",
            field=models.CharField(blank=True, editable=False, max_length=3),
        ),
    ]
