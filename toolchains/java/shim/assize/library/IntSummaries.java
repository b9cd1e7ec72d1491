package assize.library;

import java.util.IntSummaryStatistics;

/** Additions to IntSummaryStatistics. */
public final class IntSummaries {
	private IntSummaries() {}

	@Instance
	public static String toString(IntSummaryStatistics self) {
		return String.format("IntSummaryStatistics{count=%d, sum=%d, min=%d, average=%f, max=%d}",
			self.getCount(), self.getSum(), self.getMin(), self.getAverage(), self.getMax());
	}
}
