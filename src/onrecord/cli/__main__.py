"""`python -m onrecord.cli` is the same as `onrecord`."""

from onrecord.cli.app import main

main()
