"""A process that has loaded libraries and application, and forks one for whatever it is told: loading takes longer than
most tests.

Each line that it reads is one order in JSON: `environment`, `said` (the path of a FIFO for what is printed), and either
`commands` (lists of words, run one after the other), `script` (Python, run in a request of our application) or `port`
(serve there, until the process group is ended).
"""

import contextlib
import io
import json
import os
import pathlib
import sys
import traceback

LIBRARIES = (
    "alembic.command", "flask_babel", "flask_limiter", "flask_migrate", "flask_security", "flask_sqlalchemy",
    "flask_talisman", "flask_wtf", "fsspec", "gunicorn.app.wsgiapp", "gunicorn.workers.gthread",
    "huey.bin.huey_consumer", "openpyxl", "pikepdf", "PIL.Image", "psycopg", "pyhanko.sign.validation", "pypdfium2",
    "segno", "sqlalchemy.orm", "weasyprint",
)  # fmt: skip
ROOT = pathlib.Path(__file__).resolve().parents[2]


def main():
    """Load, and obey until nobody gives orders any more."""
    for name in LIBRARIES:
        __import__(name)
    from trainer import create_app

    create_app()  # chapters are loaded and their tables known; who is forked makes one of its own
    for line in sys.stdin:
        _bury()
        if os.fork() == 0:
            _obey(json.loads(line))
            os._exit(0)


def _bury():
    """Collect the children that have ended."""
    try:
        while os.waitpid(-1, os.WNOHANG)[0]:
            pass
    except ChildProcessError:
        pass


def _obey(order):
    os.setsid()
    os.environ.clear()
    os.environ.update(order["environment"])
    os.chdir(ROOT)
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.dup2(os.open(order["said"], os.O_WRONLY), 1)
    print(json.dumps({"pid": os.getpid()}), flush=True)
    if "port" in order:
        _serve(order["port"])
    elif "script" in order:
        _play(order["script"])
    else:
        _run(order["commands"])


def _run(commands):
    """Run commands of ours; prints what became of them, up to the first that failed."""
    from trainer import create_app

    app = create_app()
    for words in commands:
        with app.app_context():
            done = app.test_cli_runner().invoke(args=words)
        result = {"words": words, "status": done.exit_code, "stdout": done.stdout, "stderr": done.stderr}
        print(json.dumps(result), flush=True)
        if done.exit_code:
            break


def _play(script):
    """Run a script; prints what it said and, where it failed, why."""
    from trainer import create_app

    result = {"status": 0, "stderr": ""}
    with create_app().test_request_context(), contextlib.redirect_stdout(io.StringIO()) as said:
        try:
            exec(script, {})
        except Exception:
            result = {"status": 1, "stderr": traceback.format_exc()}
    print(json.dumps(result | {"stdout": said.getvalue()}), flush=True)


def _serve(port):
    """Web server and worker, as `flask up` has them, but of one application that was loaded once."""
    import trainer
    from trainer import processes, worker

    trainer.create_app = lambda: worker.app
    if os.fork() == 0:
        from gunicorn.app.wsgiapp import run

        sys.argv = ["gunicorn", *map(str, processes.WEB[3:]), "--bind", f"127.0.0.1:{port}"]
        run()
    else:
        from huey.bin.huey_consumer import consumer_main

        sys.argv = ["huey_consumer", *processes.WORKER[3:]]
        consumer_main()


if __name__ == "__main__":
    main()
