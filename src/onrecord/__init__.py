"""From a public figure's statement to a signed, sourced, machine-readable fact-check."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from onrecord.archive.archive import Archive as Archive
    from onrecord.journey import check as check
    from onrecord.records.statement import Said as Said

__version__ = "0.1.0"
__all__ = ["Archive", "Said", "__version__", "check"]

_FRONT = {
    "Archive": "onrecord.archive.archive",
    "check": "onrecord.journey",
    "Said": "onrecord.records.statement",
}


def __getattr__(name: str) -> Any:
    # Loaded on first use, so that `onrecord --help` need not load a database library.
    if name in _FRONT:
        return getattr(import_module(_FRONT[name]), name)
    raise AttributeError(f"module 'onrecord' has no attribute {name!r}. It offers: {', '.join(__all__)}.")
