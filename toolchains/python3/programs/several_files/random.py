NAME = "my own random"
