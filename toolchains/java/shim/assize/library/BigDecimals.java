package assize.library;

import java.math.BigDecimal;

/** A repair of BigDecimal. */
public final class BigDecimals {
	private BigDecimals() {}

	/** An estimate that is one too low for some numbers, which are then not rounded. */
	@Instance
	public static int aproxPrecision(BigDecimal self) {
		return self.precision();
	}
}
