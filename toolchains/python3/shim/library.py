"""Compiles the standard library: library.py LIB OWN TARGET

TARGET gets the modules of LIB that the interpreter can use, and those of OWN, as
.pyc files without sources. The same bytes for the same sources, wherever they lie.
"""

import marshal
import os
import sys
from importlib._bootstrap_external import MAGIC_NUMBER

# What needs processes, sockets, a screen or C modules that are not there, and what
# nobody needs to run a program.
LEFT_OUT = {
    "__phello__", "_aix_support", "_android_support", "_apple_support", "_ios_support", "_osx_support",
    "_pyrepl", "antigravity", "bdb", "bz2", "ctypes", "curses", "dbm", "ensurepip", "ftplib", "http",
    "idlelib", "imaplib", "lzma", "mailbox", "multiprocessing", "netrc", "pdb", "poplib", "pty", "pydoc",
    "pydoc_data", "site-packages", "smtplib", "socketserver", "sqlite3", "ssl", "test", "this", "tkinter", "tty",
    "turtle", "turtledemo", "venv", "webbrowser", "wsgiref", "xml", "xmlrpc", "zipapp",
}
LEFT_OUT_BELOW = {"__pycache__", "test", "tests", "idle_test"}

UNCHECKED = (1).to_bytes(4, "little") + bytes(8)  # flags, and the hash that nobody looks at


def sources(top):
    """The modules below a folder, as paths from there, in order."""
    found = []

    def walk(folder):
        for name in sorted(os.listdir(os.path.join(top, folder))):
            path = os.path.join(folder, name)
            if os.path.isdir(os.path.join(top, path)):
                if name not in LEFT_OUT_BELOW and path not in LEFT_OUT:
                    walk(path)
            elif name.endswith(".py") and path.removesuffix(".py") not in LEFT_OUT:
                found.append(path)

    walk("")
    return found


def main(lib, own, target):
    installed = target[target.index("/usr/lib/python"):]
    for top in (lib, own):
        for path in sources(top):
            with open(os.path.join(top, path), "rb") as f:
                code = compile(f.read(), os.path.join(installed, path), "exec", dont_inherit=True, optimize=0)
            to = os.path.join(target, path + "c")
            os.makedirs(os.path.dirname(to), exist_ok=True)
            with open(to, "wb") as f:
                f.write(MAGIC_NUMBER + UNCHECKED + marshal.dumps(code))


if __name__ == "__main__":
    main(*sys.argv[1:])
