"""Text to mentions: pure, and the product's own science."""
