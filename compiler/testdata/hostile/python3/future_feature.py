# expect: CE
from __future__ import braces
