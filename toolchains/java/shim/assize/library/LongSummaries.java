package assize.library;

import java.util.LongSummaryStatistics;

/** Additions to LongSummaryStatistics. */
public final class LongSummaries {
	private LongSummaries() {}

	@Instance
	public static String toString(LongSummaryStatistics self) {
		return String.format("LongSummaryStatistics{count=%d, sum=%d, min=%d, average=%f, max=%d}",
			self.getCount(), self.getSum(), self.getMin(), self.getAverage(), self.getMax());
	}
}
