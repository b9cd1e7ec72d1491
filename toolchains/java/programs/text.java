import java.io.*;
import java.util.*;
import java.util.regex.*;

public class Main {
	public static void main(String[] args) throws IOException {
		BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
		for (String line; (line = in.readLine()) != null && !line.isEmpty();) {
			System.out.println(line + " " + line.length() + " " + new StringBuilder(line).reverse() + " " + line.toUpperCase() + " " + line.codePointCount(0, line.length()));
		}
		int c;
		StringBuilder rest = new StringBuilder();
		while ((c = in.read()) >= 0) rest.append((char) c);
		System.out.println(rest.toString().strip().replace("\n", "/"));
		String s = "  The quick brown fox  ";
		System.out.println(s.trim().split("\\s+").length + " " + Arrays.toString("a1b22c".split("[0-9]+")) + Arrays.toString(",x,,y,".split(",")) + Arrays.toString("x.y".split("\\.")) + Arrays.toString(" a  b ".split(" ")) + "".split(",").length + ",".split(",").length + Arrays.toString(" a\t b ".split("\\s+"))
			+ Arrays.toString("abc".split("")) + " " + s.indexOf("quick") + " " + s.lastIndexOf('o') + " " + s.contains("fox") + " " + s.strip().startsWith("The") + " " + s.isBlank());
		System.out.println("banana".replace('a', 'o') + " " + "banana".replaceAll("an", "<$0>") + " " + "banana".replaceFirst("a", "A") + " " + "Ab".compareTo("aB") + " " + "Ab".equalsIgnoreCase("aB")
			+ " " + "abc".compareTo("abd") + " " + "-".repeat(5) + " " + "a-b".concat("!") + " " + "hello".substring(1, 3) + " " + String.valueOf(new char[] {'o', 'k'}) + " " + "x".equals(new String("x")));
		StringBuilder b = new StringBuilder("0123456789");
		b.insert(3, "abc").delete(0, 2).deleteCharAt(b.length() - 1).setCharAt(0, '#');
		b.replace(1, 3, "ZZ").append(1.5).append('c').append(true).append(new char[] {'!'}).append(10L);
		b.setLength(b.length() - 1);
		System.out.println(b + " " + b.indexOf("ZZ") + " " + b.charAt(4) + " " + b.length());
		Matcher m = Pattern.compile("(\\w+)@(\\w+)\\.com").matcher("ann@site.com, bob@place.com");
		while (m.find()) System.out.print(m.group(1) + " at " + m.group(2) + " " + m.start() + "; ");
		System.out.println(Pattern.matches("[a-c]+", "abcabc") + " " + "2024-01-31".matches("\\d{4}-\\d\\d-\\d\\d"));
		System.out.println(Character.isDigit('7') + " " + Character.isLetter('x') + " " + Character.isUpperCase('x') + " " + Character.toUpperCase('x') + " " + Character.getNumericValue('9')
			+ " " + Character.isWhitespace('\t') + " " + Character.isLetterOrDigit('_') + " " + (char) ('a' + 25) + " " + Character.toChars(65)[0] + " " + "déjà vu".toUpperCase());
		byte[] bytes = "aé€😀".getBytes("UTF-8");
		System.out.println(bytes.length + " " + new String(bytes, 0, bytes.length, java.nio.charset.StandardCharsets.UTF_8) + " " + new String(new byte[] {72, 105}));
		int[] freq = new int[26];
		for (char ch : "mississippi".toCharArray()) freq[ch - 'a']++;
		StringBuilder out = new StringBuilder();
		for (int i = 0; i < 26; i++) if (freq[i] > 0) out.append((char) ('a' + i)).append(freq[i]);
		System.out.println(out + " " + "b,a".lines().count() + " " + "TITLE".toLowerCase().chars().sum() + " " + String.copyValueOf(new char[] {'q'}).intern());
	}
}
