"""The replay of 17 February 2025: own words, synthetic series."""
