"""`python -m dupcheck`."""

from dupcheck.cli.entry import run

if __name__ == "__main__":
    run()
