"""What the report formats share: finding them, values, excerpts, counts."""
