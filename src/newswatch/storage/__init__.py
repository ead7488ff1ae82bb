"""SQLite behind the ports. The only place that imports `sqlite3`."""
