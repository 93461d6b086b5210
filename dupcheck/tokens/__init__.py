"""Batch -> token, line and shingle tables; nothing normalised leaves this floor but as hashes."""
