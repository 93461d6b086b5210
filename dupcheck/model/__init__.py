"""The nouns: spans, documents, batches, findings, settings, reports."""
