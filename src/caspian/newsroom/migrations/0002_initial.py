import caspian.newsroom.models.publication
import django.core.validators
import django.db.models.deletion
import modelcluster.fields
import modelsearch.index
import taggit.managers
import wagtail.fields
import wagtail.images.models
import wagtail.models.media
from django.conf import settings
from django.db import migrations, models


# Wagtail finds pages by walking down the tree, slug by slug, and has no index on the whole path.
# The press asks for what stands at an address at every turn, and would go through all pages.
ADD = "CREATE INDEX IF NOT EXISTS caspian_page_url_path ON wagtailcore_page (url_path)"
DROP = "DROP INDEX IF EXISTS caspian_page_url_path"


class Migration(migrations.Migration):
    # What stood here before the first release: homes of its last state go on.
    replaces = [
        ("newsroom", "0002_newsroom"),
        ("newsroom", "0003_the_outbox_and_the_lists"),
        ("newsroom", "0004_pages_by_address"),
        ("newsroom", "0005_comments_and_counting"),
        ("newsroom", "0006_what_articles_are_compared_by"),
        ("newsroom", "0007_charts_and_maps"),
        ("newsroom", "0008_blocks_of_the_front_and_breaking_news"),
        ("newsroom", "0009_how_pictures_look_from_afar"),
        ("newsroom", "0010_notes_to_a_text"),
        ("newsroom", "0011_old_reads_are_folded"),
        ("newsroom", "0012_pictures_hold_no_word"),
        ("newsroom", "0013_merges_and_former_files"),
        ("newsroom", "0014_logins_and_outgoing_mail"),
    ]

    initial = True

    dependencies = [
        ("dossiers", "0001_initial"),
        ("newsroom", "0001_user"),
        ("taggit", "0006_rename_taggeditem_content_type_object_id_taggit_tagg_content_8fc721_idx"),
        ("wagtailcore", "0098_apitoken"),
    ]

    operations = [
        migrations.CreateModel(
            name="Change",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("subject", models.CharField(max_length=300)),
                ("cause", models.CharField(blank=True, max_length=120)),
                ("at", models.DateTimeField(auto_now_add=True)),
            ],
        ),
        migrations.CreateModel(
            name="Home",
            fields=[
                (
                    "page_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to=settings.WAGTAIL_PAGE_MODEL,
                    ),
                ),
                (
                    "front",
                    wagtail.fields.StreamField(
                        [],
                        blank=True,
                        help_text="What you don't fill is filled with the newest articles. None appears twice.",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
            bases=("wagtailcore.page",),
        ),
        migrations.CreateModel(
            name="Information",
            fields=[
                (
                    "page_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to=settings.WAGTAIL_PAGE_MODEL,
                    ),
                ),
                ("body", wagtail.fields.StreamField([], block_lookup={}, blank=True)),
            ],
            options={
                "abstract": False,
            },
            bases=("wagtailcore.page",),
        ),
        migrations.CreateModel(
            name="LoginDelay",
            fields=[
                ("mark", models.CharField(max_length=32, primary_key=True, serialize=False)),
                ("failures", models.PositiveIntegerField()),
                ("until", models.DateTimeField(db_index=True)),
            ],
        ),
        migrations.CreateModel(
            name="OutgoingMail",
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
                        choices=[("message", "Message"), ("reset", "Password Reset")],
                        default="message",
                        max_length=10,
                    ),
                ),
                ("sender", models.TextField(blank=True)),
                ("to", models.JSONField(default=list)),
                ("bcc", models.JSONField(blank=True, default=list)),
                ("subject", models.TextField(blank=True)),
                ("text", models.TextField(blank=True)),
                ("html", models.TextField(blank=True)),
                ("headers", models.JSONField(blank=True, default=dict)),
                ("made_at", models.DateTimeField()),
                ("due_at", models.DateTimeField(db_index=True)),
                ("tries", models.PositiveSmallIntegerField(default=0)),
            ],
            options={
                "verbose_name_plural": "outgoing mail",
            },
        ),
        migrations.CreateModel(
            name="Review",
            fields=[
                (
                    "task_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to="wagtailcore.task",
                    ),
                ),
                (
                    "needs",
                    models.CharField(
                        choices=[
                            ("edit", "May edit the page"),
                            ("publish", "May publish the page"),
                        ],
                        default="publish",
                        max_length=10,
                    ),
                ),
            ],
            options={
                "verbose_name": "Review in the section",
            },
            bases=("wagtailcore.task",),
        ),
        migrations.CreateModel(
            name="Section",
            fields=[
                (
                    "page_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to=settings.WAGTAIL_PAGE_MODEL,
                    ),
                ),
                (
                    "about",
                    models.TextField(
                        blank=True, help_text="One sentence at the head of the section."
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
            bases=("wagtailcore.page",),
        ),
        migrations.CreateModel(
            name="StrongWord",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "word",
                        "article",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("word", models.PositiveBigIntegerField()),
                ("article", models.PositiveBigIntegerField()),
            ],
        ),
        migrations.CreateModel(
            name="Topic",
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
                        help_text="The last part of the topic's web address.",
                        max_length=120,
                        unique=True,
                    ),
                ),
                (
                    "code",
                    models.CharField(
                        help_text="For example medtop:06000000 for environment; other newsrooms' systems read it.",
                        max_length=15,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^medtop:\\d{8}$",
                                "An IPTC Media Topic code is written medtop: and eight digits.",
                            )
                        ],
                        verbose_name="IPTC Media Topic",
                    ),
                ),
                (
                    "about",
                    models.TextField(
                        blank=True, help_text="One or two sentences at the head of its page."
                    ),
                ),
            ],
            options={
                "ordering": ["name"],
            },
            bases=(modelsearch.index.Indexed, models.Model),
        ),
        migrations.CreateModel(
            name="TraitUse",
            fields=[
                ("trait", models.PositiveBigIntegerField(primary_key=True, serialize=False)),
                ("articles", models.PositiveIntegerField()),
            ],
        ),
        migrations.CreateModel(
            name="Withdrawn",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("path", models.CharField(max_length=500, unique=True)),
                ("since", models.DateTimeField(auto_now_add=True)),
            ],
            options={
                "verbose_name_plural": "withdrawn",
            },
        ),
        migrations.CreateModel(
            name="Article",
            fields=[
                (
                    "page_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to=settings.WAGTAIL_PAGE_MODEL,
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("news", "News"),
                            ("analysis", "Analysis"),
                            ("perspective", "Perspective (opinion)"),
                            ("interview", "Interview"),
                            ("explainer", "Explainer"),
                        ],
                        default="news",
                        max_length=20,
                    ),
                ),
                (
                    "short_headline",
                    models.CharField(
                        blank=True, help_text="For lists. Empty: the headline.", max_length=80
                    ),
                ),
                (
                    "standfirst",
                    models.TextField(
                        blank=True,
                        help_text="One or two sentences under the headline.",
                        max_length=400,
                    ),
                ),
                ("body", wagtail.fields.StreamField([], block_lookup={}, blank=True)),
                (
                    "lead_alt",
                    models.CharField(
                        blank=True,
                        help_text="Empty: the picture's own description.",
                        max_length=250,
                        verbose_name="alt text",
                    ),
                ),
                (
                    "lead_caption",
                    models.CharField(blank=True, max_length=300, verbose_name="caption"),
                ),
                (
                    "lead_credit",
                    models.CharField(
                        blank=True,
                        help_text="Empty: the picture's own credit.",
                        max_length=200,
                        verbose_name="credit",
                    ),
                ),
                (
                    "published_at",
                    models.DateTimeField(
                        blank=True,
                        db_index=True,
                        help_text="Empty: the moment at which it is first published.",
                        null=True,
                        verbose_name="date shown to readers",
                    ),
                ),
                (
                    "change",
                    models.CharField(
                        choices=[
                            ("minor", "A small correction of wording or spelling: the date stays"),
                            ("update", "Something new for readers: show “Updated” with the time"),
                        ],
                        default="minor",
                        help_text="Readers see “Updated” only when you say that there is something new.",
                        max_length=10,
                        verbose_name="this change is",
                    ),
                ),
                ("updated_at", models.DateTimeField(blank=True, editable=False, null=True)),
                (
                    "takes_comments",
                    models.BooleanField(
                        default=True,
                        help_text="Off: no form under the article. Comments that are published stay.",
                        verbose_name="readers may comment",
                    ),
                ),
                (
                    "dateline",
                    models.ForeignKey(
                        blank=True,
                        help_text="Where it was written, if that matters to the reader.",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="dossiers.place",
                    ),
                ),
                (
                    "places",
                    modelcluster.fields.ParentalManyToManyField(
                        blank=True, related_name="+", to="dossiers.place"
                    ),
                ),
            ],
            bases=("wagtailcore.page",),
        ),
        migrations.CreateModel(
            name="Attachment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("title", models.CharField(max_length=255, verbose_name="title")),
                ("file", models.FileField(upload_to="documents", verbose_name="file")),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created at")),
                ("file_size", models.PositiveBigIntegerField(editable=False, null=True)),
                ("file_hash", models.CharField(blank=True, editable=False, max_length=40)),
                (
                    "collection",
                    models.ForeignKey(
                        default=wagtail.models.media.get_root_collection_id,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="wagtailcore.collection",
                        verbose_name="collection",
                    ),
                ),
                (
                    "tags",
                    taggit.managers.TaggableManager(
                        blank=True,
                        help_text=None,
                        through="taggit.TaggedItem",
                        to="taggit.Tag",
                        verbose_name="tags",
                    ),
                ),
                (
                    "uploaded_by_user",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="uploaded by user",
                    ),
                ),
            ],
            options={
                "verbose_name": "document",
                "verbose_name_plural": "documents",
                "permissions": [("choose_document", "Can choose document")],
                "abstract": False,
            },
            bases=(modelsearch.index.Indexed, models.Model),
        ),
        migrations.CreateModel(
            name="BreakingNews",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("language", models.CharField(max_length=12, unique=True)),
                ("words", models.CharField(max_length=120)),
                ("until", models.DateTimeField()),
                ("since", models.DateTimeField()),
                (
                    "article",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="newsroom.article",
                    ),
                ),
                (
                    "set_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "breaking news",
                "verbose_name_plural": "breaking news",
                "ordering": ["language"],
            },
        ),
        migrations.CreateModel(
            name="Contributor",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=120)),
                (
                    "slug",
                    models.SlugField(
                        help_text="The last part of the contributor's web address.",
                        max_length=120,
                        unique=True,
                    ),
                ),
                (
                    "role",
                    models.CharField(
                        blank=True,
                        help_text="As readers see it: “Energy correspondent, Baku”.",
                        max_length=120,
                    ),
                ),
                (
                    "about",
                    models.TextField(blank=True, help_text="Two or three sentences about them."),
                ),
                (
                    "user",
                    models.OneToOneField(
                        blank=True,
                        help_text="Their account in the desk, if they have one.",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="contributor",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["name"],
            },
            bases=(modelsearch.index.Indexed, models.Model),
        ),
        migrations.CreateModel(
            name="Byline",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sort_order", models.IntegerField(blank=True, editable=False, null=True)),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("by", "By"),
                            ("with", "With"),
                            ("photographs", "Photographs by"),
                            ("translated_by", "Translated by"),
                        ],
                        default="by",
                        max_length=20,
                    ),
                ),
                (
                    "article",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="bylines",
                        to="newsroom.article",
                    ),
                ),
                (
                    "contributor",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="newsroom.contributor",
                    ),
                ),
            ],
            options={
                "ordering": ["sort_order"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Likeness",
            fields=[
                ("article", models.PositiveBigIntegerField(primary_key=True, serialize=False)),
                ("language", models.CharField(max_length=20)),
                ("published_at", models.DateTimeField()),
                ("traits", models.BinaryField()),
                ("digest", models.BinaryField()),
                ("offered", models.PositiveSmallIntegerField(default=0)),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["language", "offered", "-published_at"], name="likeness_short"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Merge",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.CharField(max_length=20)),
                ("loser", models.PositiveBigIntegerField()),
                ("loser_name", models.CharField(max_length=255)),
                ("winner", models.PositiveBigIntegerField()),
                ("winner_name", models.CharField(max_length=255)),
                ("articles", models.PositiveIntegerField()),
                ("kept", models.JSONField()),
                ("moved", models.JSONField()),
                ("at", models.DateTimeField(auto_now_add=True)),
                ("undone_at", models.DateTimeField(blank=True, null=True)),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-pk"],
            },
        ),
        migrations.CreateModel(
            name="MostRead",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("rank", models.PositiveSmallIntegerField(unique=True)),
                (
                    "article",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="newsroom.article",
                    ),
                ),
            ],
            options={
                "ordering": ["rank"],
            },
        ),
        migrations.CreateModel(
            name="Picture",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("title", models.CharField(max_length=255, verbose_name="title")),
                (
                    "file",
                    wagtail.images.models.WagtailImageField(
                        height_field="height",
                        upload_to=wagtail.images.models.get_upload_to,
                        verbose_name="file",
                        width_field="width",
                    ),
                ),
                (
                    "description",
                    models.CharField(
                        blank=True, default="", max_length=255, verbose_name="description"
                    ),
                ),
                ("width", models.IntegerField(editable=False, verbose_name="width")),
                ("height", models.IntegerField(editable=False, verbose_name="height")),
                (
                    "created_at",
                    models.DateTimeField(
                        auto_now_add=True, db_index=True, verbose_name="created at"
                    ),
                ),
                ("focal_point_x", models.PositiveIntegerField(blank=True, null=True)),
                ("focal_point_y", models.PositiveIntegerField(blank=True, null=True)),
                ("focal_point_width", models.PositiveIntegerField(blank=True, null=True)),
                ("focal_point_height", models.PositiveIntegerField(blank=True, null=True)),
                ("file_size", models.PositiveIntegerField(editable=False, null=True)),
                (
                    "file_hash",
                    models.CharField(blank=True, db_index=True, editable=False, max_length=40),
                ),
                (
                    "credit",
                    models.CharField(
                        blank=True,
                        help_text="Who made it, and for whom: shown beside the picture.",
                        max_length=200,
                    ),
                ),
                ("tones", models.CharField(blank=True, editable=False, max_length=3)),
                ("is_prepared", models.BooleanField(default=False, editable=False)),
                (
                    "collection",
                    models.ForeignKey(
                        default=wagtail.models.media.get_root_collection_id,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="wagtailcore.collection",
                        verbose_name="collection",
                    ),
                ),
                (
                    "tags",
                    taggit.managers.TaggableManager(
                        blank=True,
                        help_text=None,
                        through="taggit.TaggedItem",
                        to="taggit.Tag",
                        verbose_name="tags",
                    ),
                ),
                (
                    "uploaded_by_user",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="uploaded by user",
                    ),
                ),
            ],
            options={
                "permissions": [("choose_image", "Can choose image")],
                "abstract": False,
            },
            bases=(wagtail.images.models.ImageFileMixin, modelsearch.index.Indexed, models.Model),
        ),
        migrations.CreateModel(
            name="FormerFile",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("path", models.CharField(max_length=255)),
                ("title", models.CharField(max_length=255)),
                ("replaced_at", models.DateTimeField(auto_now_add=True)),
                (
                    "attachment",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="former_files",
                        to="newsroom.attachment",
                    ),
                ),
                (
                    "replaced_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "picture",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="former_files",
                        to="newsroom.picture",
                    ),
                ),
            ],
            options={
                "ordering": ["-pk"],
            },
        ),
        migrations.AddField(
            model_name="contributor",
            name="portrait",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="newsroom.picture",
            ),
        ),
        migrations.AddField(
            model_name="article",
            name="lead_picture",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="newsroom.picture",
            ),
        ),
        migrations.CreateModel(
            name="Pin",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("pinned_at", models.DateTimeField(auto_now_add=True)),
                ("until", models.DateTimeField()),
                (
                    "article",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="pin",
                        to="newsroom.article",
                    ),
                ),
                (
                    "pinned_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-pinned_at"],
            },
        ),
        migrations.CreateModel(
            name="Publication",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(default="The Caspian Times", max_length=80)),
                (
                    "about",
                    models.TextField(
                        default="The Caspian Times showcases stories and perspectives from across the Caspian and the wider Eurasian region. We want to inform, inspire and empower our readers with high-quality journalism.",
                        help_text="Stands on every article page and at the foot of every page.",
                    ),
                ),
                (
                    "time_zone",
                    models.CharField(
                        default="Asia/Baku",
                        help_text="Dates on the reader's pages are given in this time zone, such as Asia/Baku.",
                        max_length=60,
                        validators=[caspian.newsroom.models.publication.check_time_zone],
                    ),
                ),
                (
                    "must_read_days",
                    models.PositiveSmallIntegerField(
                        default=7, help_text="“Must read” counts what was read in this many days."
                    ),
                ),
                (
                    "must_read_half_life",
                    models.PositiveSmallIntegerField(
                        default=24,
                        help_text="In hours: a read this old counts half as much as one of now.",
                        validators=[django.core.validators.MinValueValidator(1)],
                        verbose_name="half-life of a read",
                    ),
                ),
                (
                    "reads_by_beacon",
                    models.BooleanField(
                        default=False,
                        help_text="For a paper behind a CDN, which answers most readers itself: each article ends in an invisible picture of one pixel, without a cookie, that is asked for here.",
                        verbose_name="count reads by a beacon",
                    ),
                ),
                (
                    "city",
                    models.ForeignKey(
                        blank=True,
                        help_text="The masthead shows the weather of this city. Without one it shows none.",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="dossiers.place",
                    ),
                ),
            ],
            options={
                "verbose_name": "Publication",
            },
        ),
        migrations.CreateModel(
            name="SocialAddress",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sort_order", models.IntegerField(blank=True, editable=False, null=True)),
                (
                    "name",
                    models.CharField(help_text="As readers see it: “Telegram”.", max_length=40),
                ),
                ("address", models.URLField()),
                (
                    "publication",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="social_addresses",
                        to="newsroom.publication",
                    ),
                ),
            ],
            options={
                "ordering": ["sort_order"],
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="article",
            name="topics",
            field=modelcluster.fields.ParentalManyToManyField(
                blank=True, related_name="+", to="newsroom.topic"
            ),
        ),
        migrations.CreateModel(
            name="TopicName",
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
                    "topic",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="local_names",
                        to="newsroom.topic",
                    ),
                ),
            ],
            options={
                "ordering": ["language"],
            },
        ),
        migrations.CreateModel(
            name="Volume",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("list", models.CharField(max_length=60)),
                ("number", models.PositiveIntegerField()),
                ("published_at", models.DateTimeField()),
                ("newest", models.PositiveBigIntegerField()),
            ],
            options={
                "indexes": [
                    models.Index(fields=["list", "published_at", "newest"], name="volume_position")
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("list", "number"), name="one_volume_per_number")
                ],
            },
        ),
        migrations.CreateModel(
            name="Weather",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("temperature_c", models.FloatField()),
                ("observed_at", models.DateTimeField()),
                ("fetched_at", models.DateTimeField()),
                (
                    "place",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="dossiers.place",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "weather",
            },
        ),
        migrations.CreateModel(
            name="ImportRecord",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.CharField(max_length=40)),
                ("fingerprint", models.CharField(max_length=80)),
                ("imported_at", models.DateTimeField(auto_now_add=True)),
                ("saved_on", models.DateField(null=True)),
                ("note", models.TextField(blank=True)),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="import_records",
                        to="newsroom.article",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("kind", "fingerprint"), name="imported_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Listed",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("list", models.CharField(max_length=60)),
                ("published_at", models.DateTimeField()),
                (
                    "article",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="newsroom.article",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["list", "-published_at", "-article"], name="listed_newest")
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("article", "list"), name="listed_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="PictureRendition",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("filter_spec", models.CharField(db_index=True, max_length=255)),
                (
                    "file",
                    wagtail.images.models.WagtailImageField(
                        height_field="height",
                        storage=wagtail.images.models.get_rendition_storage,
                        upload_to=wagtail.images.models.get_rendition_upload_to,
                        width_field="width",
                    ),
                ),
                ("width", models.IntegerField(editable=False)),
                ("height", models.IntegerField(editable=False)),
                (
                    "focal_point_key",
                    models.CharField(blank=True, default="", editable=False, max_length=16),
                ),
                ("is_clean", models.BooleanField(default=True, editable=False)),
                ("former_file", models.CharField(blank=True, editable=False, max_length=255)),
                (
                    "image",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="renditions",
                        to="newsroom.picture",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("image", "filter_spec", "focal_point_key"), name="unique_rendition"
                    )
                ],
            },
            bases=(wagtail.images.models.ImageFileMixin, models.Model),
        ),
        migrations.CreateModel(
            name="PublicationText",
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
                ("name", models.CharField(max_length=80)),
                ("about", models.TextField()),
                (
                    "publication",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="texts",
                        to="newsroom.publication",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("publication", "language"),
                        name="one_publication_text_per_language",
                        violation_error_message="There is a text in this language already.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ReadTally",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("hour", models.DateTimeField(db_index=True)),
                (
                    "span",
                    models.PositiveSmallIntegerField(
                        choices=[(0, "Hour"), (1, "Day"), (2, "Year")], default=0
                    ),
                ),
                ("count", models.PositiveIntegerField(default=0)),
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
                "indexes": [models.Index(fields=["span", "hour"], name="tallies_by_span")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("article", "hour", "span"), name="one_tally_per_span"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Related",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("score", models.FloatField()),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="newsroom.article",
                    ),
                ),
                (
                    "other",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="newsroom.article",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("article", "other"), name="related_once")
                ],
            },
        ),
        migrations.AddIndex(
            model_name="article",
            index=models.Index(fields=["-published_at", "-page_ptr"], name="article_newest"),
        ),
        migrations.AddConstraint(
            model_name="topicname",
            constraint=models.UniqueConstraint(
                fields=("topic", "language"),
                name="one_topic_name_per_language",
                violation_error_message="There is a name in this language already.",
            ),
        ),
        migrations.RunSQL(ADD, DROP),
    ]
