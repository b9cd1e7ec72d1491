import java.util.*;

public class Main {
	public static void main(String[] args) {
		Map<String, Integer> counts = new HashMap<>();
		int n = counts.get("absent");
		System.out.println(n);
	}
}
