from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("newsroom", "0009_notices"),
    ]

    operations = [
        migrations.AddField(
            model_name="topic",
            name="is_series",
            field=models.BooleanField(
                default=False,
                help_text="Its articles are parts of one story: each says which of them it is, "
                "and leads to the part before it and the part after it.",
                verbose_name="is a series",
            ),
        ),
    ]
