"""The portal as gunicorn serves it, on the database that the environment names."""

import os

from bench import databases

databases.set_up()
databases.use(os.environ["BENCH_DATABASE"])

from khuyenhoc.wsgi import application  # noqa: E402, F401 - after its settings
