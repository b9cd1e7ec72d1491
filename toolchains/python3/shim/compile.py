"""Compiles a Python program: compile.py OUTPUT ENTRY [SOURCE...]

OUTPUT is a folder. It gets a copy of each source, for tracebacks, and the file
"code" with a dictionary from each module's name to (file name, code), where
"__main__" is ENTRY. The interpreter that runs the program is of the same version,
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


def main(output, entry, *others):
    modules = {}
    for path in (entry, *others):
        source, code = compile_file(path)
        modules[path.removesuffix(".py")] = path, code
        with open(os.path.join(output, path), "wb") as f:
            f.write(source)
    if not all(code for _, code in modules.values()):
        return 1
    modules["__main__"] = modules[entry.removesuffix(".py")]
    with open(os.path.join(output, "code"), "wb") as f:
        f.write(marshal.dumps(modules))
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
