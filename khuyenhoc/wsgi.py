"""The WSGI entry point."""

import atexit
import os

from django.core.wsgi import get_wsgi_application

from khuyenhoc.lib.memory import set_aside_loaded

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "khuyenhoc.settings")

program = get_wsgi_application()

from django.conf import settings  # noqa: E402

from khuyenhoc.kept_pages.changes import Changes  # noqa: E402 - the models are there from here on
from khuyenhoc.kept_pages.pages import KeptPages  # noqa: E402
from news.counting import write_rest  # noqa: E402

application = KeptPages(program, Changes() if settings.KEPT_PAGES else None)
atexit.register(write_rest)
set_aside_loaded()
