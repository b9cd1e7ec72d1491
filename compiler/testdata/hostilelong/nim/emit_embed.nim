# expect: CE
{.emit: """static const char text[] = {
#embed "/proc/version"
};
""".}
echo 1
