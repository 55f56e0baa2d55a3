"""The WSGI entry point."""

import os

from django.core.wsgi import get_wsgi_application

from khuyenhoc.memory import set_aside_loaded

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "khuyenhoc.settings")

application = get_wsgi_application()
set_aside_loaded()
