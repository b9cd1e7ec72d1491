const line: string = "all work and no play ".repeat(100);
for (;;) console.log(line);
