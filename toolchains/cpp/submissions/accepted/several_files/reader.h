#pragma once

long long read_number();
