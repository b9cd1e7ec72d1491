#pragma once
#include <bits/c++config.h>
