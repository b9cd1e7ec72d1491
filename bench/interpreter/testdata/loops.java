import java.util.Scanner;

class Main {
	public static void main(String[] args) {
		int n = new Scanner(System.in).nextInt();
		long x = 12345, s = 0;
		for (int i = 0; i < n; i++) {
			x = (x * 1103515245 + 12345) & 2147483647;
			if (x % 3 == 0) s += x;
			else s ^= i;
		}
		int[] dp = new int[1001];
		for (int i = 1; i < 400; i++) {
			int w = i % 50 + 1, v = i * 7 % 101;
			for (int j = 1000; j >= w; j--) dp[j] = Math.max(dp[j], dp[j - w] + v);
		}
		System.out.println(s + " " + dp[1000]);
	}
}
