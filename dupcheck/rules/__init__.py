"""One module a rule; `base` holds what they share. Rules are found by walking this package."""
