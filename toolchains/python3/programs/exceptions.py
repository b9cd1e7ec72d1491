import sys
import traceback
from contextlib import ExitStack, contextmanager, suppress


class Broken(ValueError):
    def __init__(self, code):
        super().__init__(f"broken with {code}")
        self.code = code


def risky(k):
    try:
        if k == 0:
            raise Broken(7)
        if k == 1:
            return [1, 2][5]
        if k == 2:
            return {}["key"]
        if k == 3:
            return 1 // 0
        if k == 4:
            return int("12x")
        if k == 5:
            raise KeyError("from") from ValueError("cause")
        return "fine"
    finally:
        print("finally", k, end="; ")


for k in range(7):
    try:
        print(risky(k))
    except Broken as e:
        print(e, e.code)
    except (IndexError, KeyError) as e:
        print(type(e).__name__, e, repr(e.__cause__))
    except ArithmeticError as e:
        print("arithmetic:", e)
    except Exception as e:
        print("other:", e)
    else:
        print("else")


@contextmanager
def managed(name):
    print("enter", name)
    try:
        yield name.upper()
    finally:
        print("exit", name)


with suppress(ZeroDivisionError), ExitStack() as stack:
    print(stack.enter_context(managed("a")), stack.enter_context(managed("b")))
    1 / 0
try:
    raise ExceptionGroup("group", [ValueError(1), TypeError(2)])
except* ValueError as group:
    print("values", group.exceptions)
except* TypeError as group:
    print("types", group.exceptions)
try:
    try:
        assert 1 > 2, "as it should be"
    except AssertionError:
        raise RuntimeError("second")
except RuntimeError as e:
    print(traceback.format_exc().replace("\n", "$"), repr(e.__context__))
print("to the error stream", file=sys.stderr)
sys.exit(0)
