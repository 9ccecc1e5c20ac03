"""What one process keeps of the agendas that it was asked for.

A published version never changes, so what was made of it stays right. A key names all that the thing was made from, as
it stands in the database at this request: several processes need not tell each other anything.
"""

from collections import OrderedDict
from threading import Lock

PLACES = 256  # 40 sessions packed take about 20 kB


class Shelf:
    """Holds the things that were used last; safe between threads."""

    def __init__(self, places=PLACES):
        self.places, self.things, self.lock = places, OrderedDict(), Lock()

    def get(self, key, make):
        """The thing with this key; what is not there is made by `make()`, perhaps by two threads at once."""
        with self.lock:
            if key in self.things:
                self.things.move_to_end(key)
                return self.things[key]
        made = make()
        with self.lock:
            self.things[key] = made
            while len(self.things) > self.places:
                self.things.popitem(last=False)
        return made

    def forget(self):
        with self.lock:
            self.things.clear()


shelf = Shelf()
