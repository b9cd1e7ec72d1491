# expect: CE
include "/etc/passwd"
