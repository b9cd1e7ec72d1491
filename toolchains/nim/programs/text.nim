# in: The quick brown fox
# out: @["The", "quick", "brown", "fox"]\nTHE QUICK xof\na-b-c 2\nquick 4 true\n00042|  left|mid   \nöß 2 4\nz 122 abc\n1 2 three\n
import std/[algorithm, sequtils, strformat, strutils, unicode]

let line = stdin.readLine
let words = strutils.splitWhitespace(line)
echo words
echo strutils.toUpperAscii(words[0]), " ", strutils.toUpperAscii(words[1]), " ", unicode.reversed("fox")
echo "a b c".replace(" ", "-"), " ", "banana".count("an")
echo line[4 .. 8], " ", line.find("quick"), " ", "fox" in line
echo fmt"{42:05}|{""left"":>6}|{""mid"":<6}"
echo "öß", " ", "öß".runeLen, " ", "öß".len
var letters = "cba"
letters.sort
echo chr(122), " ", ord('z'), " ", letters
echo ["1", "2", "three"].join(" ")
