"""Where the stylebook meets Wagtail: its list and form, its screens, its line in the history."""

from wagtail import hooks
from wagtail.snippets.models import register_snippet

from caspian.stylebook import keeping
from caspian.stylebook.desk.entries import Stylebook
from caspian.stylebook.desk.keeping import StylebookViewSet
from caspian.stylebook.desk.report import StyleReportViewSet

register_snippet(Stylebook)
hooks.register("register_admin_viewset", lambda: [StyleReportViewSet(), StylebookViewSet()])
hooks.register("register_log_actions", keeping.register)
