"""`python -m onrecord.cli` is the same as `onrecord`."""

from onrecord.cli.app import main

if __name__ == "__main__":
    main()
