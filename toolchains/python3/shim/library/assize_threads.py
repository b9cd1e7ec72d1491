"""Threads for an interpreter that has one: each runs to its end when it is started.

Programs start a thread to have a large stack, or to see what threads do. Both
work. A thread that waits for something that its starter does later never ends.
"""

import _thread
import concurrent.futures.thread as pool
import threading

_stack_bytes = 0
_ident = _main = _thread.get_ident()
_last = _main


def get_ident():
    return _ident


class Handle:
    """What threading keeps of a thread."""

    def __init__(self):
        self.ident, self.done = 0, False

    def is_done(self):
        return self.done

    def _set_done(self):
        self.done = True

    def join(self, timeout=None):
        if not self.done and timeout is None:
            raise RuntimeError("cannot join current thread")


def start_joinable_thread(function, handle=None, daemon=True):
    global _ident, _last
    handle = handle or Handle()
    starter = _ident
    _last += 1
    handle.ident = _ident = _last
    try:
        function()
    finally:
        _ident, handle.done = starter, True
    return handle


def start_new_thread(function, args, kwargs={}):
    def run():
        try:
            function(*args, **kwargs)
        except SystemExit:
            pass
        except BaseException as e:
            threading.excepthook(threading.ExceptHookArgs((type(e), e, e.__traceback__, None)))

    return start_joinable_thread(run).ident


def stack_size(size=0):
    """Accept any size: there is one stack, and it is large."""
    global _stack_bytes
    if size < 0:
        raise ValueError("size must be 0 or a positive value")
    before, _stack_bytes = _stack_bytes, size
    return before


def submit(self, fn, /, *args, **kwargs):
    """ThreadPoolExecutor.submit: the future is done when it is returned."""
    with self._shutdown_lock:
        if self._shutdown:
            raise RuntimeError("cannot schedule new futures after shutdown")
        initializer, self._initializer = self._initializer, None
    if initializer is not None:
        initializer(*self._initargs)
    future = pool._base.Future()
    pool._WorkItem(future, fn, args, kwargs).run()
    return future


threading.get_ident = _thread.get_ident = get_ident
threading._ThreadHandle = Handle
threading._start_joinable_thread = _thread.start_joinable_thread = start_joinable_thread
threading._start_new_thread = _thread.start_new_thread = _thread.start_new = start_new_thread
threading.stack_size = _thread.stack_size = stack_size
pool.ThreadPoolExecutor.submit = submit
