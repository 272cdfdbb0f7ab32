"""The settings of a paper without feeds, for `bench.feeds`."""

from caspian.project.settings import *  # noqa: F403
from caspian.project.settings import INSTALLED_APPS as _APPS

INSTALLED_APPS = [*_APPS, "bench.without_feeds.WithoutFeeds"]
