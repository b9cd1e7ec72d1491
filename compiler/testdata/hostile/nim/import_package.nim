# expect: CE cannot open file
import pkg/hostile, "https://example.org/x"
