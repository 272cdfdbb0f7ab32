"""Where the desk meets Wagtail: each line hangs one thing of `newsroom.desk` on a hook."""

from wagtail import hooks
from wagtail.snippets.models import register_snippet

from caspian.newsroom import answering, cut_out, files
from caspian.newsroom.checks import overrule
from caspian.newsroom.desk import (
    alt_texts,
    charts,
    gate,
    leaving,
    look,
    must_read,
    near_copies,
    sections,
)
from caspian.newsroom.desk import former as former
from caspian.newsroom.desk.accounts import recorded
from caspian.newsroom.desk.accounts.bulk import AssignRole
from caspian.newsroom.desk.adding import views as adding
from caspian.newsroom.desk.articles import autosave, filing, listing, new
from caspian.newsroom.desk.articles import landing as in_the_tree
from caspian.newsroom.desk.articles.listing import ArticleViewSet
from caspian.newsroom.desk.breaking import BreakingViewSet
from caspian.newsroom.desk.composing import menu
from caspian.newsroom.desk.composing.sections import SectionsViewSet
from caspian.newsroom.desk.composing.views import ComposingViewSet
from caspian.newsroom.desk.drafts import begin, session, together, unfinished
from caspian.newsroom.desk.languages import translating_trees
from caspian.newsroom.desk.languages import views as languages
from caspian.newsroom.desk.merging import in_use
from caspian.newsroom.desk.merging import viewset as merging
from caspian.newsroom.desk.merging.viewset import MergingViewSet
from caspian.newsroom.desk.must_read import MustReadViewSet
from caspian.newsroom.desk.notices import switches
from caspian.newsroom.desk.notices.screens import NoticesViewSet
from caspian.newsroom.desk.pasting import views as pasting
from caspian.newsroom.desk.publishing import bulk, button, landing
from caspian.newsroom.desk.publishing.rules import CheckRulesViewSet
from caspian.newsroom.desk.publishing.state import PublishingViewSet
from caspian.newsroom.desk.reference import ReferenceGroup
from caspian.newsroom.desk.start import page
from caspian.newsroom.desk.view_counts import page as views_page
from caspian.newsroom.desk.view_counts.page import ViewsViewSet

hooks.register("insert_global_admin_css", look.words)
hooks.register("insert_global_admin_css", look.style_sheets)
hooks.register("insert_global_admin_js", look.scripts)

hooks.register("construct_homepage_panels", page.put_panels, order=100)
hooks.register("construct_homepage_summary_items", page.put_summary, order=100)
hooks.register("construct_help_menu", look.shorten_help)

hooks.register("register_admin_viewset", lambda: [ArticleViewSet(), MustReadViewSet()])
hooks.register("register_admin_viewset", ViewsViewSet)
hooks.register("register_admin_viewset", BreakingViewSet)
hooks.register("register_admin_viewset", NoticesViewSet)
hooks.register("register_account_settings_panel", switches.panel)
hooks.register("register_admin_viewset", ComposingViewSet)
hooks.register("register_admin_viewset", SectionsViewSet)
hooks.register("construct_main_menu", menu.put_fronts)
hooks.register("register_admin_urls", charts.addresses)
hooks.register("register_admin_urls", adding.addresses)
hooks.register("register_admin_urls", pasting.addresses)
hooks.register("register_admin_urls", session.addresses)
register_snippet(ReferenceGroup)

hooks.register("register_page_listing_more_buttons", must_read.in_a_list)
hooks.register("register_page_header_buttons", must_read.at_the_head)
hooks.register("register_page_listing_more_buttons", views_page.in_a_list)
hooks.register("register_page_header_buttons", views_page.at_the_head)

hooks.register("register_admin_viewset", MergingViewSet)
hooks.register("register_log_actions", merging.register)
hooks.register("register_admin_viewset", former.FormerFilesViewSet)
hooks.register("register_log_actions", former.register)
hooks.register("register_admin_viewset", alt_texts.AltTextsViewSet)
hooks.register("register_admin_viewset", languages.LanguagesViewSet)
hooks.register("register_log_actions", languages.register)
hooks.register("register_admin_viewset", leaving.LeavingViewSet)
hooks.register("register_log_actions", leaving.register)
hooks.register("register_snippet_listing_buttons", merging.in_a_list)
hooks.register("before_delete_snippet", in_use.refuse)
hooks.register("before_delete_page", in_use.refuse_page)
hooks.register("before_bulk_action", in_use.refuse_in_bulk)

hooks.register("before_edit_page", autosave.decide_nothing)
hooks.register("before_edit_page", together.merge_in)
hooks.register("before_create_page", begin.once)
hooks.register("after_create_page", begin.remember)
hooks.register("after_edit_page", begin.remember_change)
hooks.register("before_bulk_action", unfinished.refuse_in_bulk)
hooks.register("before_delete_page", sections.refuse)
hooks.register("before_unpublish_page", sections.refuse)
hooks.register("before_bulk_action", sections.refuse_in_bulk)
hooks.register("before_bulk_action", listing.refuse_in_bulk)

hooks.register("before_bulk_action", bulk.refuse_in_bulk)

hooks.register("register_admin_viewset", lambda: [PublishingViewSet(), CheckRulesViewSet()])
hooks.register("register_log_actions", overrule.register)
hooks.register("register_log_actions", answering.register)
hooks.register("construct_page_action_menu", button.arrange)
hooks.register("before_edit_page", landing.note_approval)
hooks.register("before_publish_page", filing.move_if_asked)
hooks.register("before_publish_page", landing.hold)
hooks.register("after_edit_page", filing.move_or_leave)
hooks.register("after_create_page", filing.move_if_asked)
hooks.register("after_publish_page", landing.after_publishing)
hooks.register("after_edit_page", landing.after_saving)
hooks.register("after_create_page", landing.after_saving)
hooks.register("before_unpublish_page", landing.keep_for_undo)
hooks.register("after_unpublish_page", landing.after_unpublishing)
hooks.register("after_publish_page", in_the_tree.after_publishing)
hooks.register("after_unpublish_page", in_the_tree.after_publishing)
hooks.register("after_delete_page", in_the_tree.after_deleting)
hooks.register("after_move_page", in_the_tree.after_moving)
hooks.register("after_copy_page", in_the_tree.after_copying)

hooks.register("construct_page_chooser_queryset", gate.choosable)
hooks.register("register_log_actions", recorded.register)
# After Wagtail's own, whose place it takes.
hooks.register("register_bulk_action", AssignRole, order=100)

hooks.register("before_serve_document", files.refuse_unoffered)
hooks.register("register_image_operations", lambda: [(cut_out.MOVES, cut_out.Moving)])

autosave.connect()
gate.connect()
near_copies.connect()
new.connect()
translating_trees.connect()
