"""The replayed morning of 17 February 2025: own words, synthetic series.

One data set for the demo, the screenshots, the tests and the documentation.
"""
