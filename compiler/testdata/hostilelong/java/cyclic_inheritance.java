// expect: CE cyclic inheritance
class Main extends B { public static void main(String[] a) {} }
class B extends C {}
class C extends Main {}
