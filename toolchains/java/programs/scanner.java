import java.util.*;

public class Main {
	public static void main(String[] args) {
		Scanner in = new Scanner(System.in);
		int n = in.nextInt();
		double sum = 0;
		for (int i = 0; i < n; i++) sum += in.nextDouble();
		System.out.println(sum);
		in.nextLine();
		String line = in.nextLine();
		System.out.println("[" + line + "] " + line.length());
		System.out.println(in.next().charAt(0) + " " + in.nextBoolean() + " " + in.nextLong() + " " + in.nextBigInteger());
		System.out.println(in.hasNextInt() + " " + in.hasNext() + " " + in.next());
		while (in.hasNextInt()) System.out.print(in.nextInt() + ";");
		System.out.println();
		try {
			in.nextInt();
		} catch (InputMismatchException e) {
			System.out.println("mismatch, then " + in.next());
		}
		in.nextLine();
		while (in.hasNextLine()) System.out.println("<" + in.nextLine() + ">");
		try {
			in.next();
		} catch (NoSuchElementException e) {
			System.out.println("no more");
		}
		Scanner words = new Scanner("a,b,,c 1").useDelimiter(",");
		while (words.hasNext()) System.out.print("'" + words.next() + "'");
		System.out.println();
	}
}
