package assize.library;

import java.util.DoubleSummaryStatistics;

/** Additions to DoubleSummaryStatistics. */
public final class DoubleSummaries {
	private DoubleSummaries() {}

	@Instance
	public static String toString(DoubleSummaryStatistics self) {
		return String.format("DoubleSummaryStatistics{count=%d, sum=%f, min=%f, average=%f, max=%f}",
			self.getCount(), self.getSum(), self.getMin(), self.getAverage(), self.getMax());
	}
}
