"""The quote pane: model, delegate, view."""
