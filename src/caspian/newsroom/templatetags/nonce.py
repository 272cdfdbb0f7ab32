"""The nonce of a script in one of Wagtail's forms."""

from django import template
from django.utils.safestring import SafeString

from caspian.newsroom.desk.nonce import attribute

register = template.Library()


@register.simple_tag
def nonce() -> SafeString:
    """Return the attribute, with a blank before it."""
    return attribute()
