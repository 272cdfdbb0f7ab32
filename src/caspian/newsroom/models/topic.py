from django.core.validators import RegexValidator
from django.db import models
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel
from wagtail.search import index

from caspian.dossiers.local_name import LocalName, NamedInLanguages

MEDIA_TOPIC = RegexValidator(
    r"^medtop:\d{8}$", "An IPTC Media Topic code is written medtop: and eight digits."
)


class Topic(index.Indexed, NamedInLanguages, ClusterableModel):
    """What an article is about, tied to the nearest IPTC Media Topic."""

    name = models.CharField(max_length=120, unique=True)
    slug = models.SlugField(
        max_length=120, unique=True, help_text="The last part of the topic's web address."
    )
    code = models.CharField(
        "IPTC Media Topic",
        max_length=15,
        validators=[MEDIA_TOPIC],
        help_text="For example medtop:06000000 for environment; other newsrooms' systems read it.",
    )
    about = models.TextField(blank=True, help_text="One or two sentences at the head of its page.")

    panels = [
        FieldRowPanel([FieldPanel("name"), FieldPanel("slug")]),
        FieldPanel("code"),
        FieldPanel("about"),
        InlinePanel("local_names", heading="Names in other languages", label="Name"),
    ]
    search_fields = [index.SearchField("name", boost=2), index.AutocompleteField("name")]

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class TopicName(LocalName):
    """What a topic is called in one language."""

    topic = ParentalKey(Topic, on_delete=models.CASCADE, related_name="local_names")

    class Meta:
        ordering = ["language"]
        constraints = [
            models.UniqueConstraint(
                fields=["topic", "language"],
                name="one_topic_name_per_language",
                violation_error_message="There is a name in this language already.",
            )
        ]
