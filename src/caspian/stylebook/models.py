"""What the paper has decided on names and terms, or is proposed to: an entry, and its rules."""

import datetime as dt

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.forms import Textarea, TextInput
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel

from caspian.common.languages import KNOWN
from caspian.newsroom.models import Article
from caspian.stylebook.entry_form import StyleEntryForm

LONGEST_FORM = 120


def _line(name: str) -> FieldPanel:
    return FieldPanel(name, widget=TextInput(attrs={"dir": "auto"}))


def _lines(name: str) -> FieldPanel:
    return FieldPanel(name, widget=Textarea(attrs={"dir": "auto", "rows": 2}))


class StyleEntry(ClusterableModel):
    """A place, a person or a term of which the paper says how it writes it."""

    class Kind(models.TextChoices):
        """What an entry is about."""

        PLACE = "place", _("Place")
        PERSON = "person", _("Person")
        TERM = "term", _("Term")

    name = models.CharField(
        _("name"),
        max_length=LONGEST_FORM,
        unique=True,
        help_text=_("What the desk calls the entry, whichever forms it has."),
    )
    kind = models.CharField(
        _("kind"), max_length=10, choices=Kind.choices, default=Kind.PLACE, db_index=True
    )
    is_decided = models.BooleanField(
        _("decided"),
        default=False,
        help_text=_("Until then readers see it marked as proposed."),
    )
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, editable=False, on_delete=models.SET_NULL,
        related_name="+",
    )  # fmt: skip
    decided_at = models.DateTimeField(null=True, editable=False)
    changed_at = models.DateTimeField(_("changed"), auto_now=True)
    """of it or of its rules: what looks for names is made anew then"""

    base_form_class = StyleEntryForm

    class Meta:
        ordering = ["name"]
        verbose_name = _("stylebook entry")
        verbose_name_plural = _("stylebook")

    def __str__(self) -> str:
        return self.name

    @property
    def state(self) -> str:
        """Return whether it is decided, by whom and when, in words."""
        if not self.is_decided:
            return gettext("Proposed")
        if not self.decided_at or not self.decided_by:
            return gettext("Decided")
        return gettext("Decided by {name} on {day}").format(
            name=self.decided_by, day=date_format(self.decided_at, "DATE_FORMAT")
        )


class StyleRule(models.Model):
    """How the paper writes an entry in one language, in one period; lists have a form a line."""

    entry = ParentalKey(StyleEntry, on_delete=models.CASCADE, related_name="rules")
    language = models.CharField(_("language"), max_length=20, choices=KNOWN)
    since = models.DateField(
        _("from"), null=True, blank=True, help_text=_("The first day of articles that it is for.")
    )
    until = models.DateField(_("until"), null=True, blank=True, help_text=_("The last day."))
    form = models.CharField(_("the paper writes"), max_length=LONGEST_FORM)
    accepted = models.TextField(
        _("also accepted"), blank=True, help_text=_("One form on each line.")
    )
    avoided = models.TextField(_("to avoid"), blank=True, help_text=_("One form on each line."))
    reason = models.CharField(
        _("why they are avoided"), max_length=250, blank=True,
        help_text=_("A sentence that writers and readers see."),
    )  # fmt: skip
    exceptions = models.TextField(
        _("exceptions"), blank=True,
        help_text=_("Names and phrases that keep a form to avoid: one on each line."),
    )  # fmt: skip
    first_mention = models.CharField(
        _("at first mention"), max_length=250, blank=True,
        help_text=_("What is added where an article first names it."),
    )  # fmt: skip
    note = models.CharField(
        _("note for readers"), max_length=400, blank=True,
        help_text=_("It stands on the page of the stylebook."),
    )  # fmt: skip

    panels = [
        FieldPanel("language"),
        FieldRowPanel([FieldPanel("since"), FieldPanel("until")]),
        FieldRowPanel([_line("form"), _lines("accepted")]),
        FieldRowPanel([_lines("avoided"), _line("reason")]),
        FieldRowPanel([_lines("exceptions"), _line("first_mention")]),
        _lines("note"),
    ]

    class Meta:
        ordering = ["language", "since", "pk"]
        verbose_name = _("rule")
        verbose_name_plural = _("rules")

    def __str__(self) -> str:
        return f"{self.form} ({self.language})"

    @property
    def name_of_language(self) -> str:
        """Return what its language is called, and its period where it has one."""
        days = " – ".join(str(day or "…") for day in (self.since, self.until))
        name = dict(KNOWN).get(self.language, "")
        return f"{name}, {days}" if self.since or self.until else name

    def holds_on(self, day: dt.date) -> bool:
        """Return whether it is for articles of a day."""
        return (self.since or day) <= day <= (self.until or day)

    def clean(self) -> None:
        """Refuse a period that ends before it begins, and a form both written and avoided."""
        if self.since and self.until and self.until < self.since:
            raise ValidationError({"until": gettext("The last day is before the first.")})
        written = {self.form.strip(), *lines_of(self.accepted)}
        if both := written & {*lines_of(self.avoided)}:
            said = gettext("“{form}” can’t be both written and avoided.")
            raise ValidationError({"avoided": said.format(form=min(both))})


class KeptWording(models.Model):
    """A form to avoid that somebody lets stand in an article, with a word why."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="+")
    form = models.CharField(max_length=LONGEST_FORM)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    at = models.DateTimeField(auto_now_add=True)
    reason = models.CharField(max_length=250)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["article", "form"], name="one_kept_wording_per_form")
        ]

    def __str__(self) -> str:
        return f"{self.form} in {self.article_id}"


class StyleFinding(models.Model):
    """A form to avoid in what readers have of an article: derived by `archive.look_on`."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="+")
    rule = models.ForeignKey(StyleRule, on_delete=models.CASCADE, related_name="+")
    form = models.CharField(max_length=LONGEST_FORM)
    times = models.PositiveIntegerField()
    """in the paper's own words"""
    times_quoted = models.PositiveIntegerField()

    class Meta:
        ordering = ["-article", "pk"]

    def __str__(self) -> str:
        return f"{self.form} in {self.article_id}"


class ArchiveLook(models.Model):
    """How far the archive was looked through for forms to avoid: one row."""

    stamp = models.CharField(max_length=100)
    """of the stylebook by which it is looked through: another one begins anew"""
    upto_at = models.DateTimeField(null=True)
    """when the last article that was looked at had been published: what is published again comes
    again"""
    upto = models.BigIntegerField(default=0)
    looked = models.PositiveIntegerField(default=0)
    """articles since it began"""
    is_done = models.BooleanField(default=False)

    def __str__(self) -> str:
        return f"{self.looked} articles, up to {self.upto_at}"


def lines_of(text: str) -> tuple[str, ...]:
    """Return the forms of a list: one on each line."""
    return tuple(filter(None, map(str.strip, text.splitlines())))
