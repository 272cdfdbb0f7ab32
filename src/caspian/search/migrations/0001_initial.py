import django.db.models.deletion
from django.db import migrations, models


# The table, or the column, in which the database's own full-text engine keeps its words.
SQLITE = (
    """CREATE VIRTUAL TABLE search_fts USING fts5(
    title, standfirst, names, body, filed, content='', tokenize='ascii')""",
)
POSTGRESQL = (
    "ALTER TABLE search_entry ADD COLUMN words tsvector",
    "CREATE INDEX search_entry_words ON search_entry USING gin (words)",
    # Words are looked up by their beginnings and ends: only this collation sorts by letters.
    'CREATE INDEX search_word_beginning ON search_word (language, folded COLLATE "C")',
    'CREATE INDEX search_word_ending ON search_word (language, reversed COLLATE "C")',
)
SQLITE_BACK = ("DROP TABLE search_fts",)
POSTGRESQL_BACK = (
    "DROP INDEX search_word_ending",
    "DROP INDEX search_word_beginning",
    "ALTER TABLE search_entry DROP COLUMN words",
)


def create(apps, editor):
    for statement in SQLITE if editor.connection.vendor == "sqlite" else POSTGRESQL:
        editor.execute(statement)


def drop(apps, editor):
    for statement in SQLITE_BACK if editor.connection.vendor == "sqlite" else POSTGRESQL_BACK:
        editor.execute(statement)


class Migration(migrations.Migration):
    # What stood here before the first release: homes of its last state go on.
    replaces = [
        ("search", "0001_the_index"),
        ("search", "0002_full_text"),
    ]

    initial = True

    dependencies = [
        ("newsroom", "0002_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Entry",
            fields=[
                ("position", models.BigAutoField(primary_key=True, serialize=False)),
                ("article", models.BigIntegerField(unique=True)),
                ("language", models.CharField(max_length=20)),
                ("published_at", models.DateTimeField()),
                ("filed", models.TextField()),
            ],
        ),
        migrations.CreateModel(
            name="Progress",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("made_with", models.CharField(max_length=200)),
                ("behind", models.JSONField(default=list)),
            ],
        ),
        migrations.CreateModel(
            name="EntryText",
            fields=[
                (
                    "entry",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="text",
                        serialize=False,
                        to="search.entry",
                    ),
                ),
                ("title", models.TextField()),
                ("standfirst", models.TextField()),
                ("names", models.TextField()),
                ("body", models.TextField()),
            ],
        ),
        migrations.CreateModel(
            name="Promotion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "words",
                    models.CharField(
                        help_text="Shown to readers who search for all these words, in any order and form.",
                        max_length=120,
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
                        default="en",
                        max_length=20,
                    ),
                ),
                (
                    "until",
                    models.DateTimeField(
                        blank=True, help_text="Empty: until somebody takes it back.", null=True
                    ),
                ),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="newsroom.article",
                    ),
                ),
            ],
            options={
                "ordering": ["-pk"],
            },
        ),
        migrations.CreateModel(
            name="Word",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("language", models.CharField(max_length=20)),
                ("folded", models.CharField(max_length=60)),
                ("reversed", models.CharField(max_length=60)),
                ("shown", models.CharField(max_length=240)),
                ("articles", models.IntegerField()),
            ],
            options={
                "indexes": [
                    models.Index(fields=["language", "reversed"], name="word_from_its_end")
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("language", "folded"), name="word_once")
                ],
            },
        ),
        migrations.RunPython(create, drop),
    ]
