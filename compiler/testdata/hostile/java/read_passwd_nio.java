// expect: CE
import java.nio.file.*;
public class Main { public static void main(String[] args) throws Exception { System.out.println(Files.readString(Path.of("/etc/passwd"))); } }
