from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting

from caspian.comments.models.comment import TEXT


@register_setting(icon="comment", order=110)
class CommentSettings(BaseGenericSetting):
    """How the paper takes comments: whether, how long, and what the shield holds back."""

    is_open = models.BooleanField(
        _("readers may comment"),
        default=True,
        help_text=_("Off closes the whole paper at once. Published comments stay."),
    )
    close_after_days = models.PositiveSmallIntegerField(
        default=14,
        help_text=_("An article takes comments for so many days; 0: for good."),
        verbose_name=_("close after days"),
    )
    longest = models.PositiveSmallIntegerField(
        _("longest comment"),
        default=3000,
        validators=[MinValueValidator(100), MaxValueValidator(TEXT)],
        help_text=_("In characters."),
    )
    most_links = models.PositiveSmallIntegerField(
        default=3, help_text=_("In one comment."), verbose_name=_("most links")
    )
    hold_at = models.PositiveSmallIntegerField(
        _("hold at"),
        default=10,
        validators=[MinValueValidator(1)],
        help_text=_("The shield's points from which a comment waits for a moderator."),
    )
    hold_newcomers = models.BooleanField(
        _("hold everybody's first comment"),
        default=False,
        help_text=_("Off: only while many write at once, and when the shield has its reasons."),
    )
    good_record = models.PositiveSmallIntegerField(
        default=3,
        validators=[MinValueValidator(1)],
        help_text=_(
            "So many approved comments, and none rejected in the last month, pass at once."
        ),
        verbose_name=_("good record"),
    )
    each_minute = models.PositiveSmallIntegerField(
        _("from one address, each minute"), default=3, validators=[MinValueValidator(1)]
    )
    each_hour = models.PositiveSmallIntegerField(
        _("from one address, each hour"), default=20, validators=[MinValueValidator(1)]
    )
    network_each_minute = models.PositiveSmallIntegerField(
        _("from one network, each minute"), default=20, validators=[MinValueValidator(1)]
    )
    ban_days = models.PositiveSmallIntegerField(
        _("a ban lasts"),
        default=14,
        validators=[MinValueValidator(1), MaxValueValidator(30)],
        help_text=_("In days, 30 at most: what tells an address is forgotten after that."),
    )

    panels = [
        MultiFieldPanel([FieldPanel("is_open"), FieldPanel("close_after_days")], heading=_("Open")),
        MultiFieldPanel(
            [FieldRowPanel([FieldPanel("longest"), FieldPanel("most_links")])], heading=_("Length")
        ),
        MultiFieldPanel(
            [FieldPanel("hold_at"), FieldPanel("hold_newcomers"), FieldPanel("good_record")],
            heading=_("The shield"),
        ),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("each_minute"), FieldPanel("each_hour")]),
                FieldRowPanel([FieldPanel("network_each_minute"), FieldPanel("ban_days")]),
            ],
            heading=_("Limits"),
        ),
    ]

    class Meta:
        verbose_name = _("Comments")

    def __str__(self) -> str:
        return "Comments"
