"""How a report is shown: one module per format, each with its `FORMAT`."""
