class Mine:
    def get(self):
        return "my own queue"
