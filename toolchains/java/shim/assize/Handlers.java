package assize;

import org.teavm.model.BasicBlock;
import org.teavm.model.TryCatchBlock;

/** What TeaVM asks of blocks with handlers, where assize.Repairs has it ask. */
public final class Handlers {
	private Handlers() {}

	/**
	 * Of the variables that a block hands to others at the beginning of another block,
	 * the ones of which no more need be told there: none, where that is a handler.
	 */
	public static int[] flowing(int[] variables, BasicBlock from, int to) {
		for (TryCatchBlock handler : from.getTryCatchBlocks()) {
			if (handler.getHandler().getIndex() == to) {
				return null;
			}
		}
		return variables;
	}
}
