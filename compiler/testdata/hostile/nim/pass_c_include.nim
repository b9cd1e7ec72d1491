# expect: CE file not found
{.passC: "-include /etc/passwd".}
echo 1
