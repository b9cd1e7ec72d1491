# expect: CE
{.passC: "-fplugin=/tmp/plugin.so".}
echo 1
