# expect: same
# -*- coding: ../../../etc/passwd -*-
print(1)
