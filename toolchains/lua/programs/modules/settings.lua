return { title = "sorted: ", separator = "," }
