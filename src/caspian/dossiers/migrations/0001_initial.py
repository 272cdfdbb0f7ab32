import caspian.dossiers.models
import django.core.validators
import django.db.models.deletion
import modelcluster.fields
import modelsearch.index
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Place",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=120, unique=True)),
                (
                    "slug",
                    models.SlugField(
                        help_text="The last part of the place's web address.",
                        max_length=120,
                        unique=True,
                    ),
                ),
                (
                    "country",
                    models.CharField(
                        choices=caspian.dossiers.models.countries,
                        max_length=2,
                    ),
                ),
                (
                    "latitude",
                    models.FloatField(
                        help_text="Degrees, north positive: Baku is 40.41.",
                        validators=[
                            django.core.validators.MinValueValidator(-90),
                            django.core.validators.MaxValueValidator(90),
                        ],
                    ),
                ),
                (
                    "longitude",
                    models.FloatField(
                        help_text="Degrees, east positive: Baku is 49.87.",
                        validators=[
                            django.core.validators.MinValueValidator(-180),
                            django.core.validators.MaxValueValidator(180),
                        ],
                    ),
                ),
            ],
            options={
                "ordering": ["name"],
            },
            bases=(modelsearch.index.Indexed, models.Model),
        ),
        migrations.CreateModel(
            name="PlaceName",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "language",
                    models.CharField(
                        choices=[
                            ("en", "English"),
                            ("az", "Azərbaycanca"),
                            ("fa", "فارسی"),
                            ("hy", "Հայերեն"),
                            ("ka", "ქართული"),
                            ("kk-cyrl", "Қазақша"),
                            ("kk-latn", "Qazaqşa"),
                            ("ky", "Кыргызча"),
                            ("ru", "Русский"),
                            ("tg", "Тоҷикӣ"),
                            ("tk", "Türkmençe"),
                            ("tr", "Türkçe"),
                            ("uk", "Українська"),
                            ("uz-cyrl", "Ўзбекча"),
                            ("uz-latn", "Oʻzbekcha"),
                        ],
                        max_length=20,
                    ),
                ),
                ("name", models.CharField(max_length=120)),
                (
                    "place",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="local_names",
                        to="dossiers.place",
                    ),
                ),
            ],
            options={
                "ordering": ["language"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("place", "language"),
                        name="one_place_name_per_language",
                        violation_error_message="There is a name in this language already.",
                    )
                ],
            },
        ),
    ]
