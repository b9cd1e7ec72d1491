# expect: CE
import "/etc/passwd"
import "../../../../etc/shadow"
