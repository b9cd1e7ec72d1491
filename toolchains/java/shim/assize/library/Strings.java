package assize.library;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Additions to String. */
public final class Strings {
	private static Map<String, String> interned;

	private Strings() {}

	@Instance
	public static String intern(String self) {
		if (interned == null) {
			interned = new HashMap<>();
		}
		String known = interned.putIfAbsent(self, self);
		return known == null ? self : known;
	}

	@Instance
	public static String[] split(String self, String regex) {
		return split(self, regex, 0);
	}

	@Instance
	public static String[] split(String self, String regex, int limit) {
		if (isPlain(regex) && limit == 0) {
			return splitPlain(self, regex);
		}
		Pattern pattern = Pattern.compile(regex);
		String[] parts = pattern.split(self, limit);
		if (parts.length > 1 && parts[0].isEmpty() && pattern.matcher(self).lookingAt() && regex.isEmpty()) {
			parts = Arrays.copyOfRange(parts, 1, parts.length); // nothing before a match of nothing
		}
		return parts;
	}

	/** Whether splitPlain can take it: one character that means itself, or white space. The compiler asks as well. */
	public static boolean isPlain(String regex) {
		if (regex.equals("\\s+") || regex.equals(" +")) {
			return true;
		}
		return regex.length() == 1 && ".$|()[{^?*+\\".indexOf(regex.charAt(0)) < 0
			|| regex.length() == 2 && regex.charAt(0) == '\\' && ".$|()[]{}^?*+\\-".indexOf(regex.charAt(1)) >= 0;
	}

	/** split without java.util.regex, which would make a program three times as large. */
	public static String[] splitPlain(String self, String regex) {
		boolean space = regex.equals("\\s+"), many = space || regex.equals(" +");
		char separator = regex.charAt(many ? 0 : regex.length() - 1);
		List<String> parts = new ArrayList<>();
		int start = 0, filled = 0;
		for (int i = 0; i < self.length(); i++) {
			if (!separates(self.charAt(i), separator, space)) {
				continue;
			}
			parts.add(self.substring(start, i));
			if (i > start) {
				filled = parts.size();
			}
			while (many && i + 1 < self.length() && separates(self.charAt(i + 1), separator, space)) {
				i++;
			}
			start = i + 1;
		}
		if (parts.isEmpty()) {
			return new String[] {self};
		}
		if (start < self.length()) {
			parts.add(self.substring(start));
			filled = parts.size();
		}
		String[] all = new String[filled]; // none of the empty ones at the end
		for (int i = 0; i < filled; i++) {
			all[i] = parts.get(i);
		}
		return all;
	}

	private static boolean separates(char c, char separator, boolean space) {
		return space ? c == ' ' || c >= '\t' && c <= '\r' : c == separator;
	}

	@Instance
	public static byte[] getBytes(String self) {
		return Text.encode(self, false);
	}

	@Instance
	public static byte[] getBytes(String self, Charset charset) {
		return Text.encode(self, charset);
	}

	@Instance
	public static byte[] getBytes(String self, String charset) {
		return Text.encode(self, Text.isLatin(charset));
	}

	public static String format(String format, Object... args) {
		return Formats.format(format, args);
	}

	public static String format(Locale locale, String format, Object... args) {
		return Formats.format(format, args);
	}

	@Instance
	public static String formatted(String self, Object... args) {
		return Formats.format(self, args);
	}

	@Instance
	public static Stream<String> lines(String self) {
		List<String> lines = new ArrayList<>();
		int length = self.length();
		for (int start = 0; start < length;) {
			int end = start;
			while (end < length && self.charAt(end) != '\n' && self.charAt(end) != '\r') {
				end++;
			}
			lines.add(self.substring(start, end));
			start = end + 1;
			if (end + 1 < length && self.charAt(end) == '\r' && self.charAt(end + 1) == '\n') {
				start++;
			}
		}
		return lines.stream();
	}

	@Instance
	public static String indent(String self, int n) {
		StringBuilder all = new StringBuilder();
		self.lines().forEach(line -> {
			int from = 0;
			while (from < -n && from < line.length() && Character.isWhitespace(line.charAt(from))) {
				from++;
			}
			all.append(" ".repeat(Math.max(n, 0))).append(line, from, line.length()).append('\n');
		});
		return all.toString();
	}

	@Instance
	public static Object transform(String self, Function<String, Object> f) {
		return f.apply(self);
	}
}
