"""Settings of all tests: machines are noisy, so no property has a time limit."""

from hypothesis import settings

settings.register_profile("onrecord", deadline=None)
settings.load_profile("onrecord")
