# expect: CE
{.passL: "/usr/lib/x86_64-linux-gnu/crti.o /etc/passwd.o".}
echo 1
