// expect: CE
import javax.tools.*;
public class Main { public static void main(String[] args) { ToolProvider.getSystemJavaCompiler().run(null, null, null, "/etc/passwd"); } }
