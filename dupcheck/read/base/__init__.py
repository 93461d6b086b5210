"""What every input format stands on: finding files, opening, detecting, decoding, fields."""
