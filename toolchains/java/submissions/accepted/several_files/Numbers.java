import java.io.*;

public class Numbers {
	private final DataInputStream in;

	public Numbers(InputStream in) {
		this.in = new DataInputStream(new BufferedInputStream(in));
	}

	public long next() throws IOException {
		int c = in.read();
		while (c <= ' ') c = in.read();
		boolean negative = c == '-';
		if (negative) c = in.read();
		long n = 0;
		for (; c >= '0'; c = in.read()) n = 10 * n + c - '0';
		return negative ? -n : n;
	}
}
