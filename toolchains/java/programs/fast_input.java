import java.io.*;
import java.util.*;

public class Main {
	static final byte[] BUFFER = new byte[1 << 16];
	static int length, at;

	static int read() throws IOException {
		if (at == length) {
			length = System.in.read(BUFFER, 0, BUFFER.length);
			at = 0;
			if (length <= 0) return -1;
		}
		return BUFFER[at++];
	}

	static int number() throws IOException {
		int c = read(), n = 0;
		while (c <= ' ') c = read();
		boolean negative = c == '-';
		if (negative) c = read();
		for (; c >= '0'; c = read()) n = 10 * n + c - '0';
		return negative ? -n : n;
	}

	public static void main(String[] args) throws IOException {
		int n = number();
		long sum = 0;
		for (int i = 0; i < n; i++) sum += number();
		StringBuilder out = new StringBuilder();
		out.append(sum).append('\n');
		StreamTokenizer tokens = new StreamTokenizer(new BufferedReader(new InputStreamReader(new ByteArrayInputStream("3 -4.5 word 7".getBytes()))));
		while (tokens.nextToken() != StreamTokenizer.TT_EOF) {
			out.append(tokens.ttype == StreamTokenizer.TT_WORD ? tokens.sval : String.valueOf(tokens.nval)).append(' ');
		}
		PrintStream stream = new PrintStream(new BufferedOutputStream(System.out));
		stream.println(out);
		stream.printf("%d%n", n);
		stream.flush();
	}
}
