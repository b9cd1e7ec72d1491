# expect: CE
{.emit: """#include "/etc/passwd"
""".}
echo 1
