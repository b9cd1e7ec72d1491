// expect: CE nothing of the machine
#if __has_include("/etc/passwd") || __has_include("/root/.profile") || __has_include("/home") || __has_include("/sys/kernel/notes") || __has_include("/var/lib/dpkg/status")
int leaked;
#else
#error nothing of the machine
#endif
