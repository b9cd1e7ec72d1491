# expect: any
{.link: "/etc/passwd".}
echo 1
