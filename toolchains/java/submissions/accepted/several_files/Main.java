public class Main {
	public static void main(String[] args) throws java.io.IOException {
		Numbers in = new Numbers(System.in);
		long sum = 0;
		for (long n = in.next(); n > 0; n--) sum += in.next();
		System.out.println(sum);
	}
}
