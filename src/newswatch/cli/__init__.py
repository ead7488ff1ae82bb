"""The command line: one file a command; the window is one of them."""
