// expect: CE
class Main { public static void main(String[] a) { String s = 1 + [31m â®; } }
