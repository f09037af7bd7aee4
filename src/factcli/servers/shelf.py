"""The claim base of a program that runs on while the claim files are edited."""

from __future__ import annotations

from factcli.records import TYPE_CHECKING
from factcli.store.kept import gather, open_files

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcli.store.base import ClaimBase
    from factcli.store.files import ClaimFile


class Shelf:
    """Holds the base that the files at `paths` make, and makes another when they change.

    The files are read every time, as every run of the command line reads them: a clock that
    is too coarse for two quick edits would give verdicts from claims that are gone.
    """

    def __init__(self, paths: Sequence[str]) -> None:
        self._paths = tuple(paths)
        self._files: Sequence[ClaimFile] = ()
        self._base: ClaimBase | None = None

    def base(self) -> ClaimBase:
        """Return the base that the files make now.

        Raises NoBaseError and BrokenBaseError like a run of the command line, and again until
        the files are in order: no answer ever comes from claims that are no more on file.
        """
        files = gather(self._paths)
        if self._base is None or files != self._files:
            self._base = None
            self._base = open_files(files, self._paths)
            self._files = files
        return self._base
