// expect: CE red
#error "[31mred[0m ]0;titlebell"
