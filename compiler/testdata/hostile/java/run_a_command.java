// expect: CE
public class Main { public static void main(String[] args) throws Exception { Runtime.getRuntime().exec("id").waitFor(); new ProcessBuilder("id").start(); } }
