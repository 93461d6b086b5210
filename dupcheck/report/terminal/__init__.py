"""The parts of the text report and its layout in terminal columns."""
