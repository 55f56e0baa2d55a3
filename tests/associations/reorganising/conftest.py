"""The engine by itself: what upper storeys make of a reorganisation is tested with them."""

import pytest


@pytest.fixture(autouse=True)
def _no_steps(settings):
    settings.REORGANISATION_STEPS = []
