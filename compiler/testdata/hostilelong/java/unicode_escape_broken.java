// expect: CE illegal unicode escape
public class Main { public static void main(String[] args) { String s = "\u00g"; } }
