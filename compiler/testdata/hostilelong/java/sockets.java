// expect: CE
import java.net.*;
public class Main { public static void main(String[] args) throws Exception { new Socket("127.0.0.1", 80).getOutputStream().write(1); } }
