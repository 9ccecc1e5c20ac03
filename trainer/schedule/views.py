"""The chapter's pages, all in one place for the application to load."""

from trainer.schedule import (
    editor_views,
    feed_links,
    feed_views,
    moving,
    news,
    own_calendar_views,
    public_lines,
    public_views,
    room_views,
    session_views,
    sheet_views,
    speaker_board_views,
    speaker_consent_views,
    speaker_fee_views,
    speaker_link_views,
    speaker_public_views,
    speaker_views,
    version_views,
    words,
)
from trainer.schedule.blueprint import schedule

__all__ = [
    "editor_views", "feed_views", "init_app", "own_calendar_views", "public_views", "room_views", "schedule",
    "session_views", "sheet_views", "speaker_board_views", "speaker_consent_views", "speaker_fee_views",
    "speaker_link_views", "speaker_public_views", "speaker_views", "version_views", "words",
]  # fmt: skip


def init_app(app):
    """Join the application."""
    app.register_blueprint(schedule)
    app.jinja_env.globals |= {
        "feed_address": feed_links.feed_address, "own_feed_address": feed_links.own_feed_address,
        "lines_of": public_lines.lines_of,
    }  # fmt: skip
    app.jinja_env.filters["subscribing"] = feed_links.subscribing
    moving.init_app()
    news.init_app()
