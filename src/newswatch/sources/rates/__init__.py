"""Reference rates of central banks: a second source for conversion."""
