"""What browsers and proxies are told."""

import pytest
from flask import request

from tests.conftest import TEST_SETTINGS
from trainer import create_app


def test_no_page_may_run_inline_script_or_style(client):
    policy = client.get("/").headers["Content-Security-Policy"]

    assert "default-src 'self'" in policy and "unsafe" not in policy


@pytest.mark.parametrize(("proxies", "seen"), [(0, "10.0.0.1"), (1, "203.0.113.9")])
def test_a_visitor_s_address_is_believed_only_from_our_own_proxies(proxies, seen, tmp_path):
    app = create_app(SQLALCHEMY_DATABASE_URI=f"sqlite:///{tmp_path}/x.db", PROXIES=proxies, **TEST_SETTINGS)
    addresses = []
    app.before_request_funcs.setdefault(None, []).insert(0, lambda: addresses.append(request.remote_addr))

    app.test_client().get(
        "/nowhere", headers={"X-Forwarded-For": "203.0.113.9"}, environ_base={"REMOTE_ADDR": "10.0.0.1"}
    )

    assert addresses == [seen]


def test_static_files_are_kept_for_a_year_under_an_address_that_names_their_content(client):
    address = next(part for part in client.get("/").text.split('"') if "css/trainer.css" in part)

    assert "?v=" in address
    assert "max-age=31536000" in client.get(address).headers["Cache-Control"]
