"""What the quality benchmark measures: each module's `measure` returns the figures of one kind of matcher."""
