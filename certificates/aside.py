"""Runs what a library offers only as a coroutine, for callers that are none themselves."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

Result = TypeVar("Result")


def finished(work: Coroutine[object, object, Result]) -> Result:
    """What the coroutine returns, or raises. It runs in a thread of its own: the caller's may have a loop running."""
    with ThreadPoolExecutor(max_workers=1) as thread:
        return thread.submit(asyncio.run, work).result()
