"""Where search meets Wagtail: its records in the desk."""

from wagtail.snippets.models import register_snippet

from caspian.search.desk.promotions import Promotions

register_snippet(Promotions)
