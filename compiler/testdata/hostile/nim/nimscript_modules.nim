# expect: CE
import system/nimscript
static: exec("id")
