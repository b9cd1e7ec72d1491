// expect: any
public class Main { static int x; static { while (true) { x++; if (x == -1) break; } System.exit(0); } public static void main(String[] args) {} }
