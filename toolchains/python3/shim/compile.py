"""Compiles a Python program: compile.py OUTPUT ENTRY [SOURCE...]

OUTPUT is a folder. It gets a copy of each source, for tracebacks, and the file
"code" with a dictionary from each module's name to (file name, code), where
"__main__" is ENTRY. Names count from the folder of ENTRY, and those of files that
are not below it from the folder of all: geo/point.py is "geo.point" and
geo/__init__.py is "geo". The interpreter that runs the program is of the same version,
so that the code means the same there.
"""

import marshal
import os
import sys


def report(path, error):
    """Print an error of the source as a compiler would, with the place marked."""
    kind = type(error).__name__
    if not isinstance(error, SyntaxError):
        reason = "too deeply nested" if isinstance(error, (RecursionError, MemoryError)) else error
        print(f"{path}:1:1: error: {kind}: {reason}", file=sys.stderr)
        return
    line, column = error.lineno or 1, error.offset or 1
    print(f"{path}:{line}:{max(column, 1)}: error: {kind}: {error.msg}", file=sys.stderr)
    if not error.text:
        return
    text = error.text.rstrip()
    stripped = text.lstrip()
    start = max(column - 1 - (len(text) - len(stripped)), 0)
    end = len(stripped)
    if error.end_lineno == error.lineno and error.end_offset and error.end_offset > column:
        end = error.end_offset - 1 - (len(text) - len(stripped))
    elif error.end_lineno in (None, error.lineno):
        end = start + 1
    print(f"    {stripped}\n    {' ' * start}{'^' * max(end - start, 1)}", file=sys.stderr)


def compile_file(path):
    with open(path, "rb") as f:
        source = f.read()
    try:
        return source, compile(source, path, "exec", dont_inherit=True)
    except Exception as error:
        report(path, error)
        return source, None


def module_name(path, top):
    parts = path.removeprefix(top).removesuffix(".py").split("/")
    if len(parts) > 1 and parts[-1] == "__init__":
        parts.pop()
    return ".".join(parts)


def main(output, entry, *others):
    modules = {}
    top = entry[: entry.rfind("/") + 1]
    for path in (entry, *others):
        source, code = compile_file(path)
        modules[module_name(path, top)] = path, code
        copy = os.path.join(output, path)
        os.makedirs(os.path.dirname(copy), exist_ok=True)
        with open(copy, "wb") as f:
            f.write(source)
    if not all(code for _, code in modules.values()):
        return 1
    modules["__main__"] = modules[module_name(entry, top)]
    with open(os.path.join(output, "code"), "wb") as f:
        f.write(marshal.dumps(modules))
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
