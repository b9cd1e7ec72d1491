import ../point

proc area*(p: Point): int = p.x * p.y
