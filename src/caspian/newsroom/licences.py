"""The licences under which a paper shows pictures, and where readers find those that are public."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Licence(models.TextChoices):
    """By which right a picture is shown."""

    OWN = "own", _("Ours: made for the paper")
    AGENCY = "agency", _("Agency or photographer, under contract")
    PERMISSION = "permission", _("By permission")
    HANDOUT = "handout", _("Handout, free for news")
    CC_BY = "cc-by", "CC BY 4.0"
    CC_BY_SA = "cc-by-sa", "CC BY-SA 4.0"
    CC_BY_ND = "cc-by-nd", "CC BY-ND 4.0"
    CC0 = "cc0", _("Public domain or CC0")
    OTHER = "other", _("Another: say which below")


_CREATIVE_COMMONS = "https://creativecommons.org/licenses/"
PUBLIC_LICENCES = {
    Licence.CC_BY: ("CC BY 4.0", f"{_CREATIVE_COMMONS}by/4.0/"),
    Licence.CC_BY_SA: ("CC BY-SA 4.0", f"{_CREATIVE_COMMONS}by-sa/4.0/"),
    Licence.CC_BY_ND: ("CC BY-ND 4.0", f"{_CREATIVE_COMMONS}by-nd/4.0/"),
}
"""those that ask to be named and linked to beside the picture: name and address"""
