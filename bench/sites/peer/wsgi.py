"""For gunicorn."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "peer.settings")
application = get_wsgi_application()

import gc  # noqa: E402

gc.collect()
gc.freeze()  # as our own site does
