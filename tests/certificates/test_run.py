"""A run: the same files as one by one, in flat memory, by one process or two."""

import gc
from itertools import count, islice

import pytest

from certificates import (
    FILE_NAME,
    MEDIA_TYPE,
    Attachment,
    DesignError,
    State,
    normalised,
    render,
    render_sealed,
    rendered,
    verify,
)
from certificates.run import LEAST_FOR_TWO

from . import keys
from .credentials import signed_credential
from .make import certificate
from .reading import text

TRUSTED = [keys.authority().certificate]


def attached(one):
    return {FILE_NAME: Attachment(signed_credential(one).encode(), MEDIA_TYPE)}


def numbers(sealed):
    found = [verify(pdf, TRUSTED, keys.LATER) for pdf in sealed]
    assert {one.state for one in found} == {State.INTACT}
    return [one.number for one in found]


def test_each_certificate_is_sealed_with_its_own_credential_and_in_order(classic):
    people = [certificate(i) for i in (3, 1, 2)]

    sealed = list(render_sealed(classic, people, keys.key(), keys.WHEN, attachments=map(attached, people)))

    assert numbers(sealed) == [one.number for one in people]


def test_each_may_have_a_moment_of_its_own(classic):
    moments = [keys.WHEN, keys.LATER]

    sealed = list(render_sealed(classic, [certificate(1), certificate(2)], keys.key(), moments))

    assert [verify(pdf, TRUSTED, keys.LATER).signed_at for pdf in sealed] == moments


def test_several_processes_make_what_one_makes(classic):
    people = [certificate(i) for i in range(2 * LEAST_FOR_TWO + 3)]

    sealed = list(render_sealed(classic, people, keys.key(), keys.WHEN, attachments=map(attached, people), processes=2))

    assert numbers(sealed) == [one.number for one in people]
    assert all(normalised(one.name) in normalised(text(sealed[i], "-raw"))
               for i, one in ((0, people[0]), (-1, people[-1])))


def test_what_another_process_cannot_lay_out_is_said_here(classic):
    people = [certificate(i) for i in range(2 * LEAST_FOR_TWO)] + [certificate(99, name="ก" * 200)]

    with pytest.raises(DesignError, match="too long"):
        list(render_sealed(classic, people, keys.key(), keys.WHEN, processes=2))


def test_certificates_are_asked_for_only_as_they_are_made(classic):
    asked = []
    endless = (asked.append(i) or certificate(i) for i in count())

    first = list(islice(rendered(classic, endless, at_once=2), 3))

    assert len(first) == 3 and len(asked) == 4


def test_nothing_is_kept_of_certificates_that_were_made(classic):
    def left_over(people):
        for _ in rendered(classic, map(certificate, range(people)), at_once=2):
            pass
        gc.collect()
        return len(gc.get_objects())

    left_over(4)

    assert left_over(10) < left_over(4) + 500


def test_a_run_in_parts_says_what_the_run_as_a_whole_says(classic):
    people = [certificate(i) for i in range(4)]

    parts = [normalised(text(pdf, "-raw")) for pdf in rendered(classic, people, at_once=2)]

    assert parts == [normalised(text(pdf, "-raw")) for pdf in render(classic, people)]


def test_a_certificate_without_attachment_carries_none_of_the_one_before(classic):
    people = [certificate(1), certificate(2)]

    first, second = render(classic, people, [attached(people[0]), {}])

    assert (verify(first, [], keys.LATER).number, verify(second, [], keys.LATER).number) == (people[0].number, "")


def test_attachments_that_do_not_reach_are_not_passed_over(classic):
    with pytest.raises(ValueError):
        render(classic, [certificate(1), certificate(2)], [{}])


def test_an_empty_run_is_empty(classic):
    assert list(render_sealed(classic, [], keys.key(), keys.WHEN, processes=2)) == []
