"""How the sources are doing."""
