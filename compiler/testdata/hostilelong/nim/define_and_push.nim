# expect: any
{.push checks: off, overflowChecks: off, experimental: "parallel", stackTrace: on, profiler: on.}
{.define: danger.}
{.hints: on, hint[Processing]: on.}
echo 1
