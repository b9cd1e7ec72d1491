"""An event loop for asyncio where nothing comes from outside: timers alone wake it."""

import asyncio.selector_events as events
import selectors
import time


class Timers(selectors.BaseSelector):
    """A selector that only sleeps."""

    def register(self, fileobj, events, data=None):
        raise OSError("there is nothing to wait for: files are always ready")

    def unregister(self, fileobj):
        raise KeyError(fileobj)

    def get_map(self):
        return {}

    def select(self, timeout=None):
        if timeout is None:
            raise RuntimeError("deadlock: every task waits and nothing can wake one")
        if timeout > 0:
            time.sleep(timeout)
        return []


def _make_self_pipe(self):
    """Other threads cannot wake the loop: there are none."""
    self._ssock = self._csock = None


def _nothing(self):
    pass


selectors.DefaultSelector = Timers
events.BaseSelectorEventLoop._make_self_pipe = _make_self_pipe
events.BaseSelectorEventLoop._close_self_pipe = _nothing
events.BaseSelectorEventLoop._write_to_self = _nothing
