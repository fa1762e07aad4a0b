"""Folders that loop or never end, names that no one should give a file, and what is no file at all."""

from __future__ import annotations

import os
import socket
from pathlib import Path

NAMES = (
    "line\nend.txt", "return\r.txt", "tab\t.txt", "'single'.txt", '"double".txt', "-rf.txt", "--force.txt", "a;b.txt", "a&b|c.txt",
    "$(id).txt", "`id`.txt", "100%s%n.txt", "{0}.txt", "a'); DROP TABLE document;--.txt", "<b>bold<b>.txt", "\x1b[31mred.txt",
    "\u202etxt.exe.txt", "\U0001f600.txt", " .txt", "CON.txt", "a#b?c.txt", "a\\b.txt", "e\u0301.txt", "é.txt",
    "n" * 250 + ".txt",
)  # fmt: skip


def make(folder: Path, share: float) -> dict[str, str]:
    """Make the folders and return what each of their files should give; they are as deep and full as the share says."""
    names = folder / "names"
    names.mkdir(parents=True)
    for number, name in enumerate(NAMES):
        (names / name).write_text(f"Magnetic resonance imaging had a sensitivity of {number + 50}%.\n")
    with open(os.fsencode(names) + b"/bytes\xff\xfe.txt", "w") as file:  # noqa: PTH123 (a path of bytes)
        file.write("Computed tomography had a specificity of 91%.\n")

    strange = folder / "strange"
    strange.mkdir()
    (strange / "to-itself.txt").symlink_to("to-itself.txt")
    (strange / "to-nothing.txt").symlink_to("nothing")
    (strange / "to-zero.txt").symlink_to("/dev/zero")
    (strange / "to-whole.txt").symlink_to("../text/whole.txt")
    (strange / "up").symlink_to("..", target_is_directory=True)
    (strange / "one").symlink_to("two", target_is_directory=True)
    (strange / "two").symlink_to("one", target_is_directory=True)
    os.mkfifo(strange / "pipe.txt")
    with socket.socket(socket.AF_UNIX) as listener:
        before = Path.cwd()
        os.chdir(strange)  # the path of a socket may have about a hundred characters
        listener.bind("socket.txt")
        os.chdir(before)
    (strange / "folder.pdf").mkdir()
    with (strange / "sparse.txt").open("wb") as file:
        file.truncate(2**40)

    lowest = folder
    for _ in range(int(share * 1_200)):
        lowest /= "d"
        lowest.mkdir()
    (lowest / "deepest.txt").write_text("Mammography had a sensitivity of 77%.\n")

    (folder / "tiny").mkdir()
    empty = [f"tiny/{number:05}.txt" for number in range(int(share * 10_000))]
    for name in empty:
        (folder / name).write_bytes(b"")
    return {
        **dict.fromkeys((f"names/{name}" for name in NAMES), "read"),
        str(lowest.relative_to(folder) / "deepest.txt"): "read",
        "strange/to-whole.txt": "read",
        "strange/to-itself.txt": "absent",
        "strange/to-nothing.txt": "absent",
        "strange/to-zero.txt": "not_a_file",
        "strange/pipe.txt": "not_a_file",
        "strange/socket.txt": "not_a_file",
        "strange/sparse.txt": "too_large",
        **dict.fromkeys(empty, "empty"),
    }
