"""The WSGI entry point."""

import atexit
import os

from django.core.wsgi import get_wsgi_application

from khuyenhoc.memory import set_aside_loaded

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "khuyenhoc.settings")

application = get_wsgi_application()

from news.counting import write_rest  # noqa: E402 - the models are there from here on

atexit.register(write_rest)
set_aside_loaded()
