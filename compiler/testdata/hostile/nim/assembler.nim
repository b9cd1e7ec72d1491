# expect: CE
asm """.incbin "/etc/passwd" """
echo 1
