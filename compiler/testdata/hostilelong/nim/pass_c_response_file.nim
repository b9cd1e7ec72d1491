# expect: CE
{.passC: "@/etc/passwd".}
echo 1
