import django.core.validators
import django.db.models.deletion
import django.db.models.functions.comparison
import modelcluster.fields
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    # What stood here before the first release: homes of its last state go on.
    replaces = [
        ("comments", "0001_comments"),
        ("comments", "0002_the_shield"),
        ("comments", "0003_brought_in"),
        ("comments", "0004_what_would_not_pass_today"),
    ]

    initial = True

    dependencies = [
        ("newsroom", "0002_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Comment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=60)),
                ("text", models.TextField(max_length=5000)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("held", "Held"),
                            ("approved", "Published"),
                            ("rejected", "Rejected"),
                            ("withdrawn", "Withdrawn by its author"),
                        ],
                        default="held",
                        max_length=10,
                    ),
                ),
                ("posted_at", models.DateTimeField()),
                ("score", models.FloatField(default=0)),
                ("signs", models.JSONField(default=list)),
                ("address_mark", models.CharField(blank=True, max_length=32)),
                ("network_mark", models.CharField(blank=True, max_length=32)),
                ("browser_mark", models.CharField(blank=True, max_length=32)),
                ("email_mark", models.CharField(blank=True, max_length=32)),
                ("form", models.CharField(blank=True, default="", max_length=16)),
                (
                    "alike",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="comments.comment",
                    ),
                ),
                (
                    "article",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="newsroom.article",
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="replies",
                        to="comments.comment",
                    ),
                ),
                (
                    "written_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="CommentSettings",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "is_open",
                    models.BooleanField(
                        default=True,
                        help_text="Off closes the whole paper at once. Published comments stay.",
                        verbose_name="readers may comment",
                    ),
                ),
                (
                    "close_after_days",
                    models.PositiveSmallIntegerField(
                        default=14,
                        help_text="An article takes comments for so many days; 0: for good.",
                    ),
                ),
                (
                    "longest",
                    models.PositiveSmallIntegerField(
                        default=3000,
                        help_text="In characters.",
                        validators=[
                            django.core.validators.MinValueValidator(100),
                            django.core.validators.MaxValueValidator(5000),
                        ],
                        verbose_name="longest comment",
                    ),
                ),
                (
                    "most_links",
                    models.PositiveSmallIntegerField(default=3, help_text="In one comment."),
                ),
                (
                    "hold_at",
                    models.PositiveSmallIntegerField(
                        default=10,
                        help_text="The shield's points from which a comment waits for a moderator.",
                        validators=[django.core.validators.MinValueValidator(1)],
                        verbose_name="hold at",
                    ),
                ),
                (
                    "hold_newcomers",
                    models.BooleanField(
                        default=False,
                        help_text="Off: only while many write at once, and when the shield has its reasons.",
                        verbose_name="hold everybody's first comment",
                    ),
                ),
                (
                    "good_record",
                    models.PositiveSmallIntegerField(
                        default=3,
                        help_text="So many approved comments, and none rejected in the last month, pass at once.",
                        validators=[django.core.validators.MinValueValidator(1)],
                    ),
                ),
                (
                    "each_minute",
                    models.PositiveSmallIntegerField(
                        default=3,
                        validators=[django.core.validators.MinValueValidator(1)],
                        verbose_name="from one address, each minute",
                    ),
                ),
                (
                    "each_hour",
                    models.PositiveSmallIntegerField(
                        default=20,
                        validators=[django.core.validators.MinValueValidator(1)],
                        verbose_name="from one address, each hour",
                    ),
                ),
                (
                    "network_each_minute",
                    models.PositiveSmallIntegerField(
                        default=20,
                        validators=[django.core.validators.MinValueValidator(1)],
                        verbose_name="from one network, each minute",
                    ),
                ),
                (
                    "ban_days",
                    models.PositiveSmallIntegerField(
                        default=14,
                        help_text="In days, 30 at most: what tells an address is forgotten after that.",
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(30),
                        ],
                        verbose_name="a ban lasts",
                    ),
                ),
            ],
            options={
                "verbose_name": "Comments",
            },
        ),
        migrations.CreateModel(
            name="HouseRule",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sort_order", models.IntegerField(blank=True, editable=False, null=True)),
                (
                    "title",
                    models.CharField(
                        help_text="As short as “No insults”.", max_length=80, unique=True
                    ),
                ),
                (
                    "text",
                    models.TextField(
                        help_text="What it means, in a sentence or two.", max_length=400
                    ),
                ),
            ],
            options={
                "verbose_name": "rule for comments",
                "verbose_name_plural": "rules for comments",
                "ordering": ["sort_order"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Learned",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("taught", models.CharField(default="", max_length=80)),
                ("published", models.PositiveIntegerField(default=0)),
                ("rejected", models.PositiveIntegerField(default=0)),
                ("weights", models.BinaryField(default=b"")),
            ],
            options={
                "verbose_name_plural": "learned",
            },
        ),
        migrations.CreateModel(
            name="LookThrough",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=0)),
                ("upto", models.BigIntegerField(default=0)),
                ("last", models.BigIntegerField(default=0)),
            ],
        ),
        migrations.CreateModel(
            name="OurNames",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.CharField(max_length=32)),
            ],
            options={
                "verbose_name_plural": "our names",
            },
        ),
        migrations.CreateModel(
            name="Salt",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("since", models.DateTimeField(unique=True)),
                ("value", models.CharField(max_length=64)),
            ],
            options={
                "ordering": ["-since"],
            },
        ),
        migrations.CreateModel(
            name="ShieldWords",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "held",
                    models.TextField(
                        blank=True,
                        help_text="One on each line, in any language. Whole words only; end one with * for every word that begins so. Several words on one line: only where they follow one another.",
                        max_length=20000,
                        verbose_name="words that hold a comment",
                    ),
                ),
                (
                    "allowed",
                    models.TextField(
                        blank=True,
                        help_text="One on each line: the shield's own lists leave them alone.",
                        max_length=20000,
                        verbose_name="words that are fine here",
                    ),
                ),
            ],
            options={
                "verbose_name": "Words that the shield knows",
            },
        ),
        migrations.CreateModel(
            name="Likeness",
            fields=[
                (
                    "first",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="+",
                        serialize=False,
                        to="comments.comment",
                    ),
                ),
                ("others", models.PositiveIntegerField(default=0)),
                ("articles", models.CharField(max_length=1000)),
                ("last_at", models.DateTimeField(db_index=True)),
            ],
            options={
                "verbose_name_plural": "likenesses",
            },
        ),
        migrations.CreateModel(
            name="SecondLook",
            fields=[
                (
                    "comment",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="second_look",
                        serialize=False,
                        to="comments.comment",
                    ),
                ),
                ("found_at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="Commenter",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.CharField(max_length=32, unique=True)),
                ("name", models.CharField(max_length=60)),
                ("first_at", models.DateTimeField()),
                ("approved", models.PositiveIntegerField(default=0)),
                ("rejected", models.PositiveIntegerField(default=0)),
            ],
            options={
                "indexes": [models.Index(fields=["name"], name="commenter_by_name")],
            },
        ),
        migrations.AddField(
            model_name="comment",
            name="commenter",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="comments",
                to="comments.commenter",
            ),
        ),
        migrations.CreateModel(
            name="Decision",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField(db_index=True)),
                (
                    "before",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("held", "Held"),
                            ("approved", "Published"),
                            ("rejected", "Rejected"),
                            ("withdrawn", "Withdrawn by its author"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "after",
                    models.CharField(
                        choices=[
                            ("held", "Held"),
                            ("approved", "Published"),
                            ("rejected", "Rejected"),
                            ("withdrawn", "Withdrawn by its author"),
                        ],
                        max_length=10,
                    ),
                ),
                ("why", models.CharField(blank=True, max_length=250)),
                ("batch", models.CharField(blank=True, db_index=True, max_length=32)),
                ("undone", models.BooleanField(default=False)),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "comment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="decisions",
                        to="comments.comment",
                    ),
                ),
                (
                    "rule",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="comments.houserule",
                    ),
                ),
            ],
            options={
                "ordering": ["-at", "-pk"],
            },
        ),
        migrations.AddField(
            model_name="comment",
            name="rule",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="comments.houserule",
            ),
        ),
        migrations.CreateModel(
            name="HouseRuleText",
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
                ("title", models.CharField(max_length=80)),
                ("text", models.TextField(max_length=400)),
                (
                    "house_rule",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="texts",
                        to="comments.houserule",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Lesson",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("is_published", models.BooleanField()),
                ("features", models.BinaryField()),
                (
                    "comment",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="comments.comment",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="SlowMode",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("since", models.DateTimeField()),
                ("until", models.DateTimeField()),
                ("usual", models.FloatField()),
                ("why", models.CharField(max_length=250)),
                ("told_at", models.DateTimeField(null=True)),
                ("over_at", models.DateTimeField(null=True)),
                (
                    "article",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="newsroom.article",
                    ),
                ),
            ],
            options={
                "ordering": ["-since"],
            },
        ),
        migrations.CreateModel(
            name="LikenessKey",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.BigIntegerField()),
                (
                    "likeness",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="keys",
                        to="comments.likeness",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="BroughtIn",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.CharField(max_length=120)),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="newsroom.article",
                    ),
                ),
                (
                    "comment",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="brought_in",
                        to="comments.comment",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("article", "key"), name="one_comment_for_each_key"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Ban",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("commenter", "This browser's cookie"),
                            ("address", "This network address"),
                            ("browser", "This kind of browser in this network"),
                            ("email", "This e-mail address"),
                        ],
                        max_length=10,
                    ),
                ),
                ("mark", models.CharField(max_length=64)),
                ("until", models.DateTimeField()),
                ("banned_at", models.DateTimeField(auto_now_add=True)),
                ("why", models.CharField(blank=True, max_length=250)),
                (
                    "banned_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "comment",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="comments.comment",
                    ),
                ),
            ],
            options={
                "ordering": ["-banned_at"],
                "indexes": [models.Index(fields=["mark", "until"], name="ban_by_mark")],
            },
        ),
        migrations.AddIndex(
            model_name="comment",
            index=models.Index(fields=["article", "state", "posted_at"], name="comment_of_article"),
        ),
        migrations.AddIndex(
            model_name="comment",
            index=models.Index(fields=["article", "posted_at"], name="comment_by_article"),
        ),
        migrations.AddIndex(
            model_name="comment",
            index=models.Index(fields=["state", "posted_at"], name="comment_in_queue"),
        ),
        migrations.AddIndex(
            model_name="comment",
            index=models.Index(fields=["network_mark", "posted_at"], name="comment_by_network"),
        ),
        migrations.AddIndex(
            model_name="comment",
            index=models.Index(fields=["address_mark", "posted_at"], name="comment_by_address"),
        ),
        migrations.AddIndex(
            model_name="comment",
            index=models.Index(fields=["email_mark"], name="comment_by_email"),
        ),
        migrations.AddIndex(
            model_name="comment",
            index=models.Index(fields=["posted_at"], name="comment_by_time"),
        ),
        migrations.AddConstraint(
            model_name="comment",
            constraint=models.UniqueConstraint(
                condition=models.Q(("form", ""), _negated=True),
                fields=("form",),
                name="one_comment_for_each_form",
            ),
        ),
        migrations.AddConstraint(
            model_name="houseruletext",
            constraint=models.UniqueConstraint(
                fields=("house_rule", "language"),
                name="one_rule_text_per_language",
                violation_error_message="There is a text in this language already.",
            ),
        ),
        migrations.AddIndex(
            model_name="lesson",
            index=models.Index(fields=["is_published", "id"], name="lesson_by_decision"),
        ),
        migrations.AddIndex(
            model_name="slowmode",
            index=models.Index(fields=["until"], name="slow_mode_by_end"),
        ),
        migrations.AddConstraint(
            model_name="slowmode",
            constraint=models.UniqueConstraint(
                django.db.models.functions.comparison.Coalesce("article", 0),
                condition=models.Q(("over_at__isnull", True)),
                name="one_slow_mode_at_a_time",
            ),
        ),
        migrations.AddIndex(
            model_name="likenesskey",
            index=models.Index(fields=["key", "likeness"], name="likeness_by_key"),
        ),
    ]
