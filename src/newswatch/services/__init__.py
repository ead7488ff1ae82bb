"""Use cases: synchronous, free of Qt, with an injected clock."""
