"""Feeds: fetch, parse, sanitise."""
