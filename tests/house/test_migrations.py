"""The migrations make exactly the tables that the models ask for."""

import flask_migrate


def test_the_migrations_leave_nothing_of_the_models_out(app):
    flask_migrate.check()
