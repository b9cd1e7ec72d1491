// expect: CE
import org.teavm.interop.*;
public class Main {
	@Import(module = "wasi_snapshot_preview1", name = "path_open") static native int open(int a, int b);
	public static void main(String[] args) { System.out.println(open(0, 0) + Address.fromInt(0).getInt()); }
}
