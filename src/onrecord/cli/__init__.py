"""The command line. `main` is what `onrecord` runs."""

from onrecord.cli.app import main as main
