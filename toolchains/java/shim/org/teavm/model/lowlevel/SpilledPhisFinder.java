package org.teavm.model.lowlevel;

import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.teavm.common.DominatorTree;
import org.teavm.model.Instruction;
import org.teavm.model.Program;

/**
 * Says which variables need not be stored on the stack of references, since whatever
 * comes into them lies in the same slot already: none.
 *
 * TeaVM's own looks up where a variable was stored in a table that is by classes of
 * variables, and so takes one for stored that is not. Its slot keeps what an earlier
 * call has left there, and the collector follows that.
 */
class SpilledPhisFinder {
	private final int variables;

	SpilledPhisFinder(List<Map<Instruction, BitSet>> alive, DominatorTree dominators, Program program, int[] classes, int[] slots) {
		variables = program.variableCount();
	}

	boolean[] find() {
		return new boolean[variables];
	}
}
