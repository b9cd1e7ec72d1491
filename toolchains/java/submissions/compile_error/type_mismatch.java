public class Main {
	public static void main(String[] args) {
		int n = "five";
		System.out.println(n);
	}
}
