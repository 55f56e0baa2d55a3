"""The settings that tests run with; loaded as a pytest plugin before Django's settings are."""

import atexit
import os
import shutil
import tempfile

# Files that tests store go to a folder of their own: a file field takes its storage when the
# models are loaded, so that changing the setting later would come too late.
FILES = tempfile.mkdtemp(prefix="khuyenhoc-tests-")
atexit.register(shutil.rmtree, FILES, ignore_errors=True)

os.environ["DJANGO_SETTINGS_MODULE"] = "khuyenhoc.settings"
os.environ["SECRET_KEY"] = "only-for-tests"
os.environ["DEBUG"] = "0"
os.environ["HTTPS"] = "0"
os.environ["PRIVATE_ROOT"] = f"{FILES}/private"
os.environ["STATE_DIR"] = f"{FILES}/state"
os.environ["KHUYENHOC_RUNTIME_DIR"] = FILES  # the places of readers are this process's own
os.environ["EMBEDDED_CLUSTER"] = os.environ.get("KHUYENHOC_TEST_CLUSTER", "tests")
os.environ["EMBEDDED_FAST"] = "1"
