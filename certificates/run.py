"""A run: certificates laid out and sealed one after the other, in flat memory, on one processor core or several.

The key stays in the process that opened it: others only lay out, and hand over what is to be sealed.
"""

from __future__ import annotations

import inspect
import multiprocessing
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from datetime import datetime
from itertools import chain, islice, repeat

from .attachments import Attachment
from .certificate import Certificate
from .cms import Timestamper
from .design import Design
from .keys import Key
from .page import AT_ONCE, batched, render, rendered
from .seal import Validation, seal

LEAST_FOR_TWO = 25  # certificates for each process: below that, starting it costs more than it saves

Attachments = Iterable[Mapping[str, Attachment]]


def render_sealed(design: Design, certificates: Iterable[Certificate], key: Key, when: datetime | Iterable[datetime], *,
                  attachments: Attachments | None = None, reason: str = "", location: str = "",
                  timestamper: Timestamper | None = None, validation: Validation | None = None,
                  processes: int = 1) -> Iterator[bytes]:
    """Lay out and seal one PDF for each certificate, in the order given, as `render` and `seal` do.

    `when` is the moment of all or of each; `attachments` go with the certificates one by one, and may be made as they
    are asked for. With more than one process the pages are laid out beside the sealing. Raises what `render` and
    `seal` raise, at the certificate that it concerns.
    """
    moments = repeat(when) if isinstance(when, datetime) else when
    pages = laid_out(design, certificates, attachments, processes)
    for pdf, moment in zip(pages, moments, strict=False):
        yield seal(pdf, key, moment, reason=reason, location=location, timestamper=timestamper, validation=validation)


def laid_out(design: Design, certificates: Iterable[Certificate], attachments: Attachments | None = None,
             processes: int = 1) -> Iterator[bytes]:
    """`rendered`, by so many processes at once; by this one alone where there is too little to share."""
    rest, files = iter(certificates), iter(attachments) if attachments is not None else repeat({})
    first = list(islice(rest, AT_ONCE * processes))
    if processes < 2 or len(first) < LEAST_FOR_TWO * processes:
        yield from rendered(design, chain(first, rest), files)
        return
    share = min(AT_ONCE, -(-len(first) // processes))
    with _pool(processes) as pool:
        waiting = deque()
        for some in batched(chain(first, rest), share):
            waiting.append(pool.submit(_share, _asked_of(design), some, list(islice(files, len(some)))))
            if len(waiting) > processes:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()


def _pool(processes: int) -> ProcessPoolExecutor:
    """Processes made from a clean one that has the layout loaded: forking this one would copy its threads' locks."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["__main__", f"{__package__}.page"])
    return ProcessPoolExecutor(processes, mp_context=context)


def _asked_of(design: Design) -> dict:
    """What `Design.load` makes the same design of in another process: those of its arguments that a design keeps."""
    asked = inspect.signature(Design.load).parameters
    return {name: getattr(design, name) for name in asked if hasattr(design, name)}


def _share(design: dict, certificates: list[Certificate], attachments: list) -> list[bytes]:
    """What another process lays out; the design is loaded there for each share."""
    return render(Design.load(**design), certificates, attachments)
