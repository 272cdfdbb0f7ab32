"""A front as it is, but of few connections, for tests that fill it."""

from caspian.project.front import settings
from caspian.server.connections import Connections
from caspian.server.front import Front
from caspian.server.gate import Gate

MOST = 40
application = Gate(Front(settings))
Connections(application.busy, MOST, settings.proxies).watch()
