"""The Form page: an organiser composes what applicants of a cohort are asked."""

from trainer.applications import answer_files, question_words, saying  # noqa: F401  (words)


def init_app(app):
    """Give the templates what the drawing of questions needs."""
    app.jinja_env.filters |= {
        "in_words": saying.in_words, "option_words": saying.called, "kept_file": answer_files.of_ticket,
    }  # fmt: skip
