"""The headless process: jobs, timers, the protocol's server side."""
