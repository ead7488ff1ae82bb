"""Yahoo Finance; the one place that knows yfinance."""
