# expect: CE
# -*- coding: no_such_codec -*-
print(1)
