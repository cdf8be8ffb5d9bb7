"""The lines of a review in its file, and what each change replaced there.

The file is the only memory of decisions. Each change reads it anew and writes it whole,
so that neither an editor nor another window loses anything.
"""

from __future__ import annotations

from collections.abc import Iterable

from kg.drafting.review_lines import ReviewLine
from kg.drafting.reviewing import is_of_text, replace_lines, review_of
from kg.errors import KgError
from kg.review_desk.line_changes import Lines
from kg.workspace import Workspace


class Journal:
    """The lines of one review, which can be changed and changed back.

    Args:
        workspace: the project.
        slug: the article's slug.
    """

    def __init__(self, workspace: Workspace, slug: str) -> None:
        self._workspace = workspace
        self._slug = slug
        # For each change the lines that it replaced; None for one that was not there.
        self._replaced: list[dict[str, ReviewLine | None]] = []

    @property
    def changes(self) -> int:
        """How many changes can be undone."""
        return len(self._replaced)

    def lines(self, words: str) -> dict[str, ReviewLine]:
        """The lines as the file has them now, by name.

        Args:
            words: the article's words, as they are shown.

        Raises:
            KgError: the lines are of another text.
        """
        if not is_of_text(self._workspace, self._slug, words):
            message = "The article's text has changed since it was drafted."
            raise KgError(message, f"'kg draft {self._slug}' drafts it again.")
        found = review_of(self._workspace, self._slug)
        return {line.id: line for line in found if not line.is_set_aside}

    def change(self, lines: Lines, changed: Iterable[ReviewLine], words: str) -> None:
        """Write lines in the place of those of the same names."""
        new: dict[str, ReviewLine | None] = {line.id: line for line in changed}
        replace_lines(self._workspace, self._slug, new, words)
        self._replaced.append({name: lines.get(name) for name in new})

    def undo(self, words: str) -> list[str]:
        """Put back what the last change replaced; the names of those lines.

        Raises:
            KgError: nothing is left to undo.
        """
        if not self._replaced:
            raise KgError("Nothing is left to undo.", "")
        # A disk that is full leaves the change to be undone later.
        replace_lines(self._workspace, self._slug, self._replaced[-1], words)
        return list(self._replaced.pop())
