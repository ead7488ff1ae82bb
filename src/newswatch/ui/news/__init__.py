"""The news pane: model, delegate, view."""
