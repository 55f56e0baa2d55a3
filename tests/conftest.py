"""What every test may ask for: the levels of the tree and the fixed cast of people."""

import pytest


@pytest.fixture(autouse=True)
def _private_files(settings, tmp_path):
    """Files that a test stores go to its own folder."""
    settings.PRIVATE_ROOT = tmp_path / "private"
    settings.STATE_DIR = tmp_path / "state"
    settings.STATIC_ROOT = settings.BASE_DIR / "static"  # nothing is collected for tests
    settings.STORAGES = {
        **settings.STORAGES,
        "private": {
            "BACKEND": "django.core.files.storage.FileSystemStorage",
            "OPTIONS": {"location": tmp_path / "private", "base_url": None},
        },
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
