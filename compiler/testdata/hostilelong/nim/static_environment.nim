# expect: same
import std/os
const
  home = getEnv("HOME") & getEnv("SECRET") & CompileDate & CompileTime & currentSourcePath()
echo home
