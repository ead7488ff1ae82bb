"""Newswatch: the news about the shares you hold, beside what their prices did."""

__version__ = "0.1.0"
