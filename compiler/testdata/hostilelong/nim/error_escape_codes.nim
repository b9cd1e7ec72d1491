# expect: CE
{.error: "\e[31mred\e]0;title\a\x00 \x7f".}
