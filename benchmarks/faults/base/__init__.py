"""What the families of faults share: clean texts, widgets, layouts, and what a planted fault is."""
