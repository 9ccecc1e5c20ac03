"""Pages of a list that is in memory, with the manners of Flask-SQLAlchemy's pages of a select."""

from flask_sqlalchemy.pagination import Pagination


class ListPagination(Pagination):
    """One page of a list; the page's number is `page` in the address, and a page past the end is 404."""

    def _query_items(self):
        return self._query_args["items"][self._query_offset : self._query_offset + self.per_page]

    def _query_count(self):
        return len(self._query_args["items"])


def paged(items, per_page):
    """The page of `items` that the address asks for; `macros.pages` draws the links to the others."""
    return ListPagination(items=items, per_page=per_page, max_per_page=per_page)
