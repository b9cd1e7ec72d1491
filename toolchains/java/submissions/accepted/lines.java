import java.io.*;
import java.util.*;

class Solution {
	public static void main(String[] args) throws IOException {
		BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
		in.readLine();
		long sum = 0;
		for (String line; (line = in.readLine()) != null;) {
			StringTokenizer words = new StringTokenizer(line);
			while (words.hasMoreTokens()) sum += Long.parseLong(words.nextToken());
		}
		PrintWriter out = new PrintWriter(new BufferedWriter(new OutputStreamWriter(System.out)));
		out.println(sum);
		out.flush();
	}
}
