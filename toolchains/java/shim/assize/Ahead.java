package assize;

import java.io.ByteArrayOutputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A compiler that has practised: compiles samples, by which the virtual machine has
 * its classes loaded and translated and the class library read, says "ready", and
 * compiles the one job that it then reads, one argument a line.
 *
 *	java assize.Ahead FOLDER MODULE SAMPLE...
 *
 * FOLDER has the job's sources. The job is a call of compile.sh.
 */
public final class Ahead {
	/** By then another round gains little. */
	private static final int ROUNDS = 3;
	/** How many words of a call of compile.sh are before the entry: sh, itself, the output. */
	private static final int SKIPPED = 3;

	/** The status by which a shell says that it cannot run a command: a fault of the box, not of the sources. */
	private static final int OURS = 126;

	private Ahead() {}

	public static void main(String[] args) {
		try {
			prepare(args);
		} catch (Throwable t) {
			t.printStackTrace();
			Runtime.getRuntime().halt(OURS);
		}
	}

	private static void prepare(String[] args) throws IOException {
		System.setErr(new PrintStream(System.err, true, StandardCharsets.UTF_8));
		List<String> samples = List.of(args).subList(2, args.length);
		for (int round = 0; round < ROUNDS; round++) {
			for (String sample : samples) {
				if (!Compile.run("", args[1], sample, List.of(sample))) {
					System.exit(OURS);
				}
			}
		}
		System.gc();
		System.out.println("ready");
		List<String> job = List.of(new String(input(), StandardCharsets.UTF_8).split("\n"));
		System.exit(Compile.run(args[0] + "/", args[1], job.get(SKIPPED), job.subList(SKIPPED + 1, job.size())) ? 0 : 1);
	}

	/** Standard input, without the question how much there is, which the box refuses. */
	private static byte[] input() throws IOException {
		ByteArrayOutputStream all = new ByteArrayOutputStream();
		byte[] some = new byte[1 << 12];
		try (FileInputStream in = new FileInputStream(FileDescriptor.in)) {
			for (int n; (n = in.read(some)) > 0;) {
				all.write(some, 0, n);
			}
		}
		return all.toByteArray();
	}
}
