import java.util.Scanner;

public class Main {
	public static void main(String[] args) {
		int[] numbers = new int[1];
		Scanner in = new Scanner(System.in);
		int n = in.nextInt();
		for (int i = 0; i < n + 2; i++) numbers[i] = i;
		System.out.println(numbers[0]);
	}
}
