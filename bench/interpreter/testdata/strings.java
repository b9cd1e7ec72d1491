import java.io.*;
import java.util.*;

class Main {
	public static void main(String[] args) throws IOException {
		BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
		Map<String, Integer> count = new HashMap<>();
		Map<String, List<String>> groups = new HashMap<>();
		StringBuilder text = new StringBuilder();
		for (String w; (w = in.readLine()) != null;) {
			count.merge(w, 1, Integer::sum);
			char[] letters = w.toCharArray();
			Arrays.sort(letters);
			groups.computeIfAbsent(new String(letters), k -> new ArrayList<>()).add(w);
			text.append(new StringBuilder(w).reverse().toString().toUpperCase());
		}
		List<String> keys = new ArrayList<>(groups.keySet());
		keys.sort((a, b) -> {
			int d = groups.get(b).size() - groups.get(a).size();
			return d != 0 ? d : a.compareTo(b);
		});
		StringBuilder best = new StringBuilder();
		for (String k : keys.subList(0, 3)) best.append(best.length() > 0 ? ", " : "").append("('" + k + "', " + groups.get(k).size() + ")");
		int pairs = 0;
		for (int i = text.indexOf("AB"); i >= 0; i = text.indexOf("AB", i + 2)) pairs++;
		System.out.println(groups.size() + " [" + best + "] " + Collections.max(count.values()) + " " + pairs + " " + count.size());
	}
}
