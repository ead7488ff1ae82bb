"""The watchlist pane: model, delegate, view."""
