# expect: same
import os
os.system("cat /etc/passwd")
print(open("/etc/passwd").read())
