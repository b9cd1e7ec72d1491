// expect: any
import java.io.*;
public class Main { public static void main(String[] args) throws Exception { try (BufferedReader r = new BufferedReader(new FileReader("/etc/passwd"))) { System.out.println(r.readLine()); } } }
