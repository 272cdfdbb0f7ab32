"""The same paper without what programs read: for the benchmarks alone, that say what that costs.

`bench.feeds` names `bench.without_feeds_settings` in DJANGO_SETTINGS_MODULE, and all processes of
that paper plan and render neither feeds nor sitemaps, site files, API or the day's paper.
"""

from typing import Any

from django.apps import AppConfig


class WithoutFeeds(AppConfig):
    """Takes the room of feeds out of the press when Django starts."""

    name = "bench"

    def ready(self) -> None:
        """Let the press plan and render pages alone."""
        # The press needs Django's apps, which are there only now.
        from caspian.feeds.documents import is_for_programs  # noqa: PLC0415
        from caspian.press import cycle, invalidation, render  # noqa: PLC0415

        planned = cycle.plan

        def plan(*asked: Any, **options: Any) -> Any:
            made = planned(*asked, **options)
            for key in [*filter(is_for_programs, made.doubts)]:
                del made.doubts[key]
            return made

        def none(*_: object) -> tuple[str, ...]:
            return ()

        for name in ("twins", "entry_keys", "withdrawn_with", "feed_addresses"):
            setattr(invalidation, name, none)
        invalidation.feeds_moving_with = none
        invalidation._calendar = lambda found, facts: None
        invalidation.OF_PAPER = {}
        cycle.plan = plan
        render.document_at = lambda key: None
