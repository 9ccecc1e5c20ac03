"""The words of this chapter."""
