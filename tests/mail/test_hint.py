"""Hints to the worker: the first at once, a crowd of them as one."""

import threading

from trainer.mail.hint import Paced


class Worker:
    """Counts the hints that reach it."""

    def __init__(self):
        self.hints, self.twice = 0, threading.Event()

    def __call__(self):
        self.hints += 1
        if self.hints == 2:
            self.twice.set()


def test_the_first_hint_is_passed_on_at_once():
    worker = Worker()

    Paced(worker, pause=60)()

    assert worker.hints == 1


def test_a_crowd_of_hints_becomes_two_the_last_when_the_pause_is_over():
    worker = Worker()
    paced = Paced(worker, pause=0.05)

    for _hint in range(50):
        paced()

    assert worker.twice.wait(5) and worker.hints == 2
