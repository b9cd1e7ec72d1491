let n: int = "three"
echo n
