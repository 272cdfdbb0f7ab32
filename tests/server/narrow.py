"""A front as it is, but of few connections, for tests that fill it."""

from caspian.project.front import settings
from caspian.server.application import Application
from caspian.server.connections import Connections
from caspian.server.front import Front
from tests.server.served import NARROW

application = Application(Front(settings))
Connections(application.busy, NARROW, settings.proxies).watch()
