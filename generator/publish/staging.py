"""The published folder changes as a whole or not at all.

A build writes into a folder beside the published one. It begins with what was made last time: the same files
under second names, so nothing is copied and no file of the published folder is ever written to. When all is
there, the two folders change places in one step. A run that is killed before leaves the published folder as
it was; one that is killed after leaves nothing but tidying up to the next.
"""

import errno
import hashlib
import os
import shutil
import stat
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from .files import BlockedError, empty_folders, files_below, link_or_copy, remove, write_file
from .folder_exchange import copy_rights, exchange, remove_folder, require_removable
from .generated_list import FILE_NAME, Copies, GeneratedList, keep_copy, read_list


@dataclass(frozen=True)
class Stage:
    """The folder in which the next version of `site` is made. What was generated stands in a list in each.

    `copies` is where a copy of the site's list is kept.
    """

    site: Path
    copies: Copies

    @cached_property
    def generated(self) -> GeneratedList:
        """What was generated into the site last time; asked for once the site is recovered."""
        return read_list(self.site, self.copies)

    def is_intact(self) -> bool:
        """Whether the list is whole, and every file of it there: with its content, where that is known."""
        if self.generated.is_damaged:
            return False
        return all(_holds(self.site / path, sum_) for path, sum_ in self.generated.checksums.items())

    @cached_property
    def folder(self) -> Path:
        """Where a build writes."""
        return self.site.with_name(f".{self.site.name}.next")

    @cached_property
    def _aside(self) -> Path:
        return self.site.with_name(f".{self.site.name}.last")

    def recover(self) -> None:
        """Put right what a killed run may have left; BlockedError if its folder is somebody else's."""
        if self._aside.is_dir():  # killed where folders can only be moved one after the other
            if not self.site.is_dir() or not any(self.site.iterdir()):
                self._aside.replace(self.site)  # Sphinx makes an empty folder where there is none
            else:
                self.clear()
                self._aside.rename(self.folder)
        self.clear()

    def open(self, anew: Callable[[str], bool] = lambda path: False) -> None:
        """Make the folder, with all that was generated last time but what is written `anew` each time.

        Raises BlockedError and OSError, PermissionError if the site is not to be written to.
        """
        self.clear()
        if not self.site.stat().st_mode & stat.S_IWUSR:
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(self.site))
        self.folder.mkdir()
        (self.folder / FILE_NAME).touch()  # by it `clear` knows the folder as ours
        shutil.copymode(self.site, self.folder)
        for path in self.generated.checksums:
            place = self.site / path
            if not anew(path) and place.is_file() and not place.is_symlink():
                self._link(path)

    def remove_unwanted(self, wanted: Callable[[str], bool]) -> list[str]:
        """Take away what was generated last time and is not wanted any more; gives what that is, in order."""
        gone = sorted(path for path in self.generated.checksums if not wanted(path))
        for path in gone:
            if (self.folder / path).is_file():
                remove(self.folder, path)
        return gone

    def publish(self, made_from: str, checked: Callable[[str], bool]) -> bool:
        """Let the folder be the site, with the files of others that stand in the site; says if it differs.

        `made_from` is a checksum of the sources. Of the files `checked` the content is remembered, of the
        rest the size. Raises BlockedError if a file of somebody else stands where one was made, OSError if
        the disk refuses; the site is as it was then.
        """
        fresh = {path for path in files_below(self.folder) if path != FILE_NAME}
        sums = {path: (_checksum if checked(path) else _size)(self.folder / path) for path in fresh}
        generated = GeneratedList(sums, made_from)
        write_file(self.folder / FILE_NAME, generated.dump())
        self._link_foreign_files()
        if self._same():
            self.clear()
            keep_copy(self.site, generated, self.copies)
            return False
        require_removable(self.site)
        if not (self.site / FILE_NAME).is_file():  # else `clear` would not know it after the exchange
            write_file(self.site / FILE_NAME, GeneratedList().dump())
        exchange(self.site, self.folder, self._aside)
        self._carry_over()
        self.clear()
        keep_copy(self.site, generated, self.copies)
        return True

    def clear(self) -> None:
        """Take the folder away; BlockedError if it is not one that was made here."""
        if not os.path.lexists(self.folder):
            return
        ours = self.folder.is_dir() and not self.folder.is_symlink()
        if not ours or (any(self.folder.iterdir()) and not (self.folder / FILE_NAME).is_file()):
            raise BlockedError([self.folder])
        for entry in self.folder.iterdir():
            if entry.is_dir() and not entry.is_symlink():
                remove_folder(entry)
            elif entry.name != FILE_NAME:
                entry.unlink()
        (self.folder / FILE_NAME).unlink(missing_ok=True)  # last: by it the folder is known as ours
        self.folder.rmdir()

    def _link(self, path: str) -> None:
        place = self.folder / path
        if not place.parent.is_dir():
            self._make_folders(Path(path).parents)
        link_or_copy(self.site / path, place)

    def _make_folders(self, folders: Sequence[Path]) -> None:
        """Make folders as they are in the site; of each the one around it stands behind it.

        Each can be written to until all is in it, whatever its rights in the site are.
        """
        for one in reversed(folders):
            if not (self.folder / one).is_dir():
                (self.folder / one).mkdir()
                (self.folder / one).chmod(stat.S_IMODE((self.site / one).stat().st_mode) | stat.S_IRWXU)

    def _link_foreign_files(self) -> None:
        others = self._foreign_files(self.site)
        replaced = [path for path in others if os.path.lexists(self.folder / path)]
        if blocked := sorted(path for path in replaced if not self.generated.may_hold(path)):
            raise BlockedError([self.site / path for path in blocked])
        for path in set(others).difference(replaced):
            self._link(path)
        for path in empty_folders(self.site):
            self._make_folders((Path(path), *Path(path).parents))
        copy_rights(self.site, self.folder)

    def _foreign_files(self, folder: Path) -> list[str]:
        known = self.generated.checksums
        return [path for path in files_below(folder) if path not in known and path != FILE_NAME]

    def _carry_over(self) -> None:
        """Carry over what somebody put into the old site while it was being exchanged."""
        for path in self._foreign_files(self.folder):
            if not os.path.lexists(self.site / path):
                (self.site / path).parent.mkdir(parents=True, exist_ok=True)
                (self.folder / path).rename(self.site / path)

    def _same(self) -> bool:
        one, other = (set(files_below(folder)) for folder in (self.site, self.folder))
        return one == other and all(_is_same_file(self.site / path, self.folder / path) for path in one)


def _holds(path: Path, checksum: str) -> bool:
    """Whether a file has the content or the size that is remembered of it."""
    return path.is_file() and checksum == (_size if checksum.startswith("size") else _checksum)(path)


def _size(path: Path) -> str:
    return f"size {path.stat().st_size}"


def _checksum(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _is_same_file(one: Path, other: Path) -> bool:
    if one.is_symlink() or other.is_symlink():
        return one.is_symlink() and other.is_symlink() and one.readlink() == other.readlink()
    return one.samefile(other) or one.read_bytes() == other.read_bytes()
