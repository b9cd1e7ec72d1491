public class Main {
	public static void main(String[] args) {
		long n = 0;
		while (n >= 0) n = n * 31 % 1000003 + 1;
		System.out.println(n);
	}
}
