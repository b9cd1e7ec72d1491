// expect: any
public class Main {
	static class String {}
	static class System { static Out out = new Out(); }
	static class Out { void println(int x) {} }
	public static void main(java.lang.String[] args) { System.out.println(1); java.lang.System.out.println(new String() != null); }
}
