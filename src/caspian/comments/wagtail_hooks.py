"""Where comments meet Wagtail: each line hangs one thing of `comments.desk` on a hook."""

from wagtail import hooks

from caspian.comments.desk import log, start
from caspian.comments.desk.rules import RulesViewSet
from caspian.comments.desk.viewset import CommentsViewSet

hooks.register("register_log_actions", log.register)
hooks.register("register_admin_viewset", lambda: [CommentsViewSet(), RulesViewSet()])
# After the newsroom's own, which replace whatever Wagtail put there.
hooks.register("construct_homepage_panels", start.put_panel, order=200)
