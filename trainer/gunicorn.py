"""How gunicorn serves the application. Loaded once, then shared by the workers, which keeps memory small."""

import gc
import os

wsgi_app = "trainer:create_app()"
preload_app = True
worker_class = "gthread"
workers = int(os.environ.get("WEB_CONCURRENCY", "2"))
threads = 32  # each slow download or upload keeps one for as long as it lasts; what waits costs next to nothing
timeout = 60
graceful_timeout = 4  # under the five seconds after which `trainer.processes` stops waiting
loglevel = "warning"
control_socket_disable = True


def when_ready(_server):
    """Keep what is loaded out of every later garbage collection: it never dies, and scanning it makes pages wait."""
    gc.collect()
    gc.freeze()
    print(os.environ.get("GREETING", ""), flush=True)


def post_fork(_server, worker):
    """Forget database connections opened while loading: two processes must not talk on one."""
    app = worker.app.wsgi()
    with app.app_context():
        for engine in app.extensions["sqlalchemy"].engines.values():
            engine.dispose(close=False)
