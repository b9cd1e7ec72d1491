// expect: CE there is no class with public static void main
class Main { static void main() {} }
