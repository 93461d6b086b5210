"""Shingles, signatures and bands."""
