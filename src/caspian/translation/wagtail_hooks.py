"""Where translations meet Wagtail: each line hangs one thing of `translation.desk` on a hook."""

from wagtail import hooks

from caspian.translation.desk import beside, look, start
from caspian.translation.desk.viewset import TranslationsViewSet

hooks.register("register_admin_viewset", TranslationsViewSet)
hooks.register("insert_editor_js", look.scripts)
# Before what leads on to another screen: the first hook that answers ends the list.
hooks.register("after_edit_page", beside.carry_saved, order=-10)
hooks.register("after_publish_page", beside.carry_saved, order=-10)
# After the newsroom's own, which replace whatever Wagtail put there.
hooks.register("construct_homepage_panels", start.put_panel, order=200)
