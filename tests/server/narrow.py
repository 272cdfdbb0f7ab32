"""A front as it is, but of few connections, for tests that fill it."""

from caspian.project.front import settings
from caspian.server.connections import Connections
from caspian.server.front import Front
from caspian.server.gate import Gate
from tests.server.served import NARROW

application = Gate(Front(settings))
Connections(application.busy, NARROW, settings.proxies).watch()
