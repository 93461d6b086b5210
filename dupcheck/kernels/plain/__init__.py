"""The gear that is always there, in NumPy; it defines what every other gear must give."""
