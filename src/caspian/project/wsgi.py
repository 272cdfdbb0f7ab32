"""The backend as Granian runs it: Django, for the desk and what the edition doesn't hold."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "caspian.project.settings")
application = get_wsgi_application()
