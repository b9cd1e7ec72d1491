// want: refused from "env"
#include "host.h"
__attribute__((import_module("env"), import_name("abort"))) void stop(void);
START { stop(); }
