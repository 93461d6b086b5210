"""Repeats inside a document; candidate pairs -> verified pairs -> clusters; blocks that sites share."""
