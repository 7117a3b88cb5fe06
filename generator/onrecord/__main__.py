"""`python -m onrecord`."""

from onrecord.cli import run

if __name__ == "__main__":
    run()
