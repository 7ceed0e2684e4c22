"""What templates can say: names, dates and signs in plain words."""

from jinja2 import Environment


def teach(env: Environment) -> None:
    """Give the templates their words."""
