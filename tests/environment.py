"""The settings that tests run with; loaded as a pytest plugin before Django's settings are."""

import os

os.environ["DJANGO_SETTINGS_MODULE"] = "khuyenhoc.settings"
os.environ["SECRET_KEY"] = "only-for-tests"
os.environ["DEBUG"] = "0"
os.environ["HTTPS"] = "0"
os.environ["EMBEDDED_CLUSTER"] = os.environ.get("KHUYENHOC_TEST_CLUSTER", "tests")
os.environ["EMBEDDED_FAST"] = "1"
