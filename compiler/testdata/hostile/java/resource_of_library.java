// expect: any
import java.util.*;
public class Main { public static void main(String[] args) throws Exception {
	System.out.println(Main.class.getResourceAsStream("/etc/passwd") + " " + Main.class.getClassLoader().getResourceAsStream("../../../../etc/passwd"));
	for (Runnable r : ServiceLoader.load(Runnable.class)) r.run(); } }
