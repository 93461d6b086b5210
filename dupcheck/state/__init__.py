"""What a run keeps between its stages: in memory, or as files that are complete or not there."""
