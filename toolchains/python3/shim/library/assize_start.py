"""What a program finds when it starts, and how it is started.

This module is imported once, when the interpreter is installed; the memory that
it leaves is what every program starts from. So all that is imported here costs a
program nothing.
"""

import atexit
import gc
import marshal
import os
import random
import sys
import threading
from importlib.machinery import ModuleSpec

import assize_loop
import assize_threads

for _name in """
    abc argparse array ast asyncio base64 binascii bisect calendar cmath codecs
    collections collections.abc concurrent.futures contextlib contextvars copy copyreg
    csv dataclasses datetime decimal difflib dis enum errno fileinput fractions
    functools glob graphlib hashlib heapq importlib inspect io ipaddress itertools
    json keyword linecache locale logging math numbers operator pathlib pickle
    platform pprint queue re reprlib sched secrets shlex signal statistics string
    struct tempfile textwrap time timeit tokenize traceback types typing unicodedata
    warnings weakref
""".split():
    __import__(_name)

PROGRAM = "/program"

# What compile.py leaves beside the sources: a dictionary from the name of each
# module to (file name, code).
CODE = PROGRAM + "/code"


class Program:
    """Finds and loads the modules of a program that has several files."""

    def __init__(self, modules):
        self.modules = modules

    def find_spec(self, name, path=None, target=None):
        entry = self.modules.get(name)
        if entry is None:
            return None
        package = os.path.basename(entry[0]) == "__init__.py"
        spec = ModuleSpec(name, self, origin=entry[0], is_package=package)
        if package:
            spec.submodule_search_locations.append(os.path.dirname(entry[0]))
        spec.has_location = True
        return spec

    def create_module(self, spec):
        return None

    def exec_module(self, module):
        exec(self.modules[module.__name__][1], module.__dict__)

    def get_source(self, name):
        with open(self.modules[name][0], encoding="utf-8") as f:
            return f.read()


class Folders:
    """Finds the packages that are folders without __init__.py, when nothing else does."""

    def __init__(self, modules):
        self.names = {name[:i] for name in modules for i, c in enumerate(name) if c == "."}

    def find_spec(self, name, path=None, target=None):
        if name not in self.names:
            return None
        spec = ModuleSpec(name, None, is_package=True)
        spec.submodule_search_locations.append(name.replace(".", "/"))
        return spec


def load(argv):
    """Return the code of the main module, ready to run."""
    with open(CODE, "rb") as f:
        modules = marshal.loads(f.read())
    os.chdir(PROGRAM)
    sys.argv = argv
    main = argv[0]
    for name in modules:
        # A module of the program goes before one of the library, even where
        # that one is here already.
        if name not in ("__main__", "sys", "builtins"):
            sys.modules.pop(name, None)
    sys.meta_path.insert(0, Program(modules))
    sys.meta_path.append(Folders(modules))
    random.seed()  # with what the host gives: other numbers in every pass of a run
    vars(sys.modules["__main__"])["__file__"] = main
    return modules["__main__"][1]


def finish():
    """What is left to do after the program: no objects are taken down."""
    threading._shutdown()
    atexit._run_exitfuncs()
    for stream in (sys.stdout, sys.stderr):
        if stream is not None and not stream.closed:
            stream.flush()


# What is here stays, so the garbage collector need not look at it again.
gc.collect()
gc.freeze()
