# expect: CE
{.compile: "/etc/passwd".}
echo 1
