"""What a measurement ran on, in words."""

import os
import platform
from pathlib import Path


def machine() -> str:
    """The machine in words: processor, cores, memory, system."""
    pages = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") / 2**30
    return f"{_processor()}, {os.cpu_count()} cores, {pages:.0f} GiB of memory, {platform.system()}"


def _processor() -> str:
    source = Path("/proc/cpuinfo")
    if source.is_file():
        for line in source.read_text("utf-8").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or platform.machine()
