"""The public front as Granian runs it: told everything by the environment, without Django."""

import atexit
import logging
import os
from multiprocessing.util import Finalize

from caspian.common.passes import pass_key
from caspian.project.environment import environment
from caspian.project.forwarded import is_a_search
from caspian.project.install import STATIC
from caspian.server.application import Application
from caspian.server.connections import Connections, most_connections
from caspian.server.front import Front
from caspian.server.proxies import Proxies, networks
from caspian.server.settings import FrontSettings
from caspian.server.watching import watch


def front_settings() -> FrontSettings:
    """Return the front's settings as the environment has them."""
    told = environment()
    return FrontSettings(
        edition_url=told.edition,
        home=told.home,
        backend=told.backend,
        scheme=told.address.partition(":")[0],
        proxies=Proxies(networks(told.proxies), told.proxy_header),
        # Only finished renditions are public: originals and documents are not in this folder.
        folders={"/static/": STATIC},
        also_passed_on=is_a_search,
        is_worker_retired=not told.service_worker,
        ready_seconds=float(told.ready_seconds),
        pass_key=pass_key(told.secret_key),
    )


def _forget_environment() -> None:
    """Empty the environment, but for what a database's library may look up when reconnecting.

    Granian copies all of it into what each request is called with: it costs time, it puts
    secrets where any fault may print them, and a variable such as HTTP_PROXY passes for a header.
    """
    for name in list(os.environ):
        if not name.startswith("PG") and name not in ("HOME", "PATH", "TZ"):
            del os.environ[name]


settings = front_settings()
# After it: a handler keeps the stream that stands at its making, and that one has become discreet.
logging.basicConfig(format="%(asctime)s %(levelname)s %(name)s: %(message)s", level=logging.WARNING)
front = Front(settings)
application = Application(front)
_end = watch(front, settings.look_every)
Connections(application.busy, most_connections(), settings.proxies).watch()
# A Granian worker is a child of `multiprocessing`, which runs no `atexit`.
Finalize(None, _end, exitpriority=10)
atexit.register(_end)
_forget_environment()
