// expect: any
interface Main { int X = new int[1 << 30].length; long Y = 1L / (X - (1 << 30)); static void main(String[] args) { System.out.println(X + Y); } }
