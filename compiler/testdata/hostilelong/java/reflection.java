// expect: any
public class Main { private static int secret = 1;
	public static void main(String[] args) throws Exception {
		Class<?> c = Class.forName(args.length > 0 ? args[0] : "assize.Compile");
		c.getDeclaredMethod("main", String[].class).invoke(null, (Object) new String[0]); } }
