// expect: same
public class Main { public static void main(String[] args) { // \u000a System.out.println("from a comment");
	System.out.println("\u0022.length() + "\uuuu0041"); /* \u002a/ System.out.println(2); } }
