public class Main {
	public static void main(String[] args) throws Exception {
		Thread t = new Thread(null, () -> System.out.println(args[5]), "main", 1 << 26);
		t.start();
		t.join();
	}
}
