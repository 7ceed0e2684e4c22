"""The desk: pages and an HTTP API over a ledger. `create_app` makes the web application."""

from onrecord.web.app import create_app

__all__ = ["create_app"]
