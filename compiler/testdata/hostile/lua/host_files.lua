-- expect: same
dofile("/etc/passwd")
loadfile("/etc/shadow")()
io.open("/proc/version")
os.execute("cat /etc/passwd")
io.popen("id")
package.loadlib("/lib/x86_64-linux-gnu/libc.so.6", "system")
require("/etc/passwd")
