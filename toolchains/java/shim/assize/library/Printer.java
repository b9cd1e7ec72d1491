package assize.library;

import java.io.PrintStream;

/** System.out and System.err: a PrintStream without the ways around by an encoder. */
final class Printer extends PrintStream {
	private final Output output;

	Printer(Output output) {
		super(output, false);
		this.output = output;
	}

	@Override
	public void print(String s) {
		output.write(s == null ? "null" : s);
	}

	@Override
	public void print(Object o) {
		print(String.valueOf(o));
	}

	@Override
	public void print(char[] s) {
		print(new String(s));
	}

	@Override
	public void print(boolean b) {
		print(b ? "true" : "false");
	}

	@Override
	public void print(char c) {
		if (c < 0x80) {
			output.write(c);
		} else {
			print(String.valueOf(c));
		}
	}

	@Override
	public void print(int n) {
		print((long) n);
	}

	@Override
	public void print(long n) {
		if (n >= 0 && n < 10) {
			output.write('0' + (int) n);
		} else {
			print(Long.toString(n));
		}
	}

	@Override
	public void print(float x) {
		print(Float.toString(x));
	}

	@Override
	public void print(double x) {
		print(Double.toString(x));
	}

	@Override
	public void println() {
		output.write('\n');
	}

	@Override
	public void println(String s) {
		print(s);
		output.write('\n');
	}

	@Override
	public void println(Object o) {
		println(String.valueOf(o));
	}

	@Override
	public void println(char[] s) {
		print(s);
		output.write('\n');
	}

	@Override
	public void println(boolean b) {
		print(b);
		output.write('\n');
	}

	@Override
	public void println(char c) {
		print(c);
		output.write('\n');
	}

	@Override
	public void println(int n) {
		print((long) n);
		output.write('\n');
	}

	@Override
	public void println(long n) {
		print(n);
		output.write('\n');
	}

	@Override
	public void println(float x) {
		print(x);
		output.write('\n');
	}

	@Override
	public void println(double x) {
		print(x);
		output.write('\n');
	}

	@Override
	public void write(int b) {
		output.write(b);
	}

	@Override
	public void write(byte[] b, int offset, int length) {
		output.write(b, offset, length);
	}

	@Override
	public void flush() {}

	@Override
	public void close() {}
}
