"""The window's process: Qt, by feature."""
