"""What the paper tells search engines, AI companies, advertisers and finders of faults."""

from collections.abc import Callable

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting

from caspian.formats.site_files.check import ads_fault, is_contact, robots_fault, trust_fault


def _check(fault: Callable[[str], str], text: str) -> None:
    if wrong := fault(text):
        raise ValidationError(wrong)


def check_robots(text: str) -> None:
    """Raise ValidationError for lines that no robots.txt has."""
    _check(robots_fault, text)


def check_ads(text: str) -> None:
    """Raise ValidationError for lines that no ads.txt has."""
    _check(ads_fault, text)


def check_trust(text: str) -> None:
    """Raise ValidationError for lines that no trust.txt has."""
    _check(trust_fault, text)


def check_contact(text: str) -> None:
    """Raise ValidationError unless a text is a web address, or begins with mailto: or tel:."""
    if not is_contact(text):
        raise ValidationError(
            gettext(
                "Write a web address that begins with https:, or mailto: and an e-mail address: "
                "mailto:desk@example.org."
            )
        )


def is_https(address: str) -> bool:
    """Return whether an address is one of https: security.txt may hold no other (RFC 9116)."""
    return address.lower().startswith("https://")


@register_setting(icon="globe", order=120)
class CrawlerSettings(BaseGenericSetting):
    """What crawlers may do, and what the small files at the root of the site say."""

    may_train = models.BooleanField(
        _("AI companies may train their models on our articles"),
        default=False,
        help_text=_(
            "Off: robots.txt asks the crawlers that collect for training to stay away, and the "
            "right is reserved in the forms that European law knows. Not every crawler obeys."
        ),
    )
    may_answer = models.BooleanField(
        _("AI assistants may read our articles to answer a question"),
        default=True,
        help_text=_(
            "On: an assistant may open a page when somebody asks it, and name us as its source. "
            "Off: robots.txt asks these to stay away, too, and fewer readers will find us by them."
        ),
    )
    terms_address = models.URLField(
        _("terms for licences"),
        blank=True,
        help_text=_(
            "The page that says how to get a licence for what is not allowed. With an address "
            "here, robots.txt names our terms for machines as well (RSL)."
        ),
    )
    robots = models.TextField(
        _("more lines for robots.txt"),
        blank=True,
        validators=[check_robots],
        help_text=_("Search engines may read every page. What stands here is added to that."),
    )
    ads = models.TextField(
        "ads.txt",
        blank=True,
        validators=[check_ads],
        help_text=_(
            "Who may sell the paper's advertising, a line for each. Empty: there is no such file."
        ),
    )
    trust = models.TextField(
        "trust.txt",
        blank=True,
        validators=[check_trust],
        help_text=_(
            "Which associations the paper belongs to, and which other addresses are its own: "
            "“belongto=https://example.org/”, “social=https://t.me/example”."
        ),
    )
    security_contact = models.CharField(
        _("contact for faults in security"),
        max_length=200,
        blank=True,
        validators=[check_contact],
        help_text=_(
            "Stands in security.txt, where those who find a fault look for whom to tell. Empty: "
            "there is no such file."
        ),
    )
    security_policy = models.URLField(
        _("how we deal with such reports"), blank=True, help_text=_("A page that says so.")
    )

    panels = [
        MultiFieldPanel(
            [FieldPanel("may_train"), FieldPanel("may_answer"), FieldPanel("terms_address")],
            heading=_("Artificial intelligence"),
        ),
        MultiFieldPanel([FieldPanel("robots")], heading=_("Search engines")),
        MultiFieldPanel(
            [FieldPanel("ads"), FieldPanel("trust")], heading=_("Advertising and trust")
        ),
        MultiFieldPanel(
            [FieldPanel("security_contact"), FieldPanel("security_policy")], heading=_("Security")
        ),
    ]

    class Meta:
        verbose_name = _("Search engines and AI")

    def clean(self) -> None:
        """Refuse what no security.txt may hold."""
        if self.security_policy and not is_https(self.security_policy):
            wrong = gettext("Write an address that begins with https:.")
            raise ValidationError({"security_policy": wrong})

    def __str__(self) -> str:
        return "search engines and AI"
