// expect: CE not found
#include_next "/etc/hosts"
#include_next <../../../../../../../../etc/hosts>
