"""A sabotaged front, for controls: it passes on as many uploads as there are, at once."""

from caspian.project.front import settings
from caspian.server import office
from caspian.server.front import Front

office.UPLOADS = 1000
application = Front(settings)
