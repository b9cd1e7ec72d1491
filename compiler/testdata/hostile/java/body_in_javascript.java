// expect: CE
import org.teavm.jso.JSBody;
public class Main {
	@JSBody(script = "return require('fs').readFileSync('/etc/passwd')") static native String read();
	public static void main(String[] args) { System.out.println(read()); }
}
