# expect: CE
x = "[31m" +
