// expect: CE
public class Main {
	static native int system(String command);
	public static void main(String[] args) { System.loadLibrary("c"); System.out.println(system("id")); }
}
