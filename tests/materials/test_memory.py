"""A large file goes up, is checked and comes down through a real server without taking its size in memory."""

import os

import pytest

from tests.load import bench_materials

MEGABYTES = 60


@pytest.mark.skipif(os.environ.get("TEST_DATABASE") == "postgresql", reason="it keeps its own database")
def test_a_file_of_sixty_megabytes_takes_less_than_thirty_of_memory(tmp_path):
    figures = bench_materials.measure(tmp_path, MEGABYTES)

    assert figures.memory.keys() == {"web server", "background worker"}
    assert {name: more for name, more in figures.memory.items() if more > 30 * 2**20} == {}
