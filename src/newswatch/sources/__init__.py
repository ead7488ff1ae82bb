"""Adapters to the outside world; imported by the engine only."""
