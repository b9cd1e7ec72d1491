package assize;

import org.teavm.model.instructions.BinaryInstruction;
import org.teavm.model.instructions.BinaryOperation;
import org.teavm.model.instructions.NumericOperandType;

/** What TeaVM asks of divisions, where assize.Repairs has it ask. */
public final class Divisions {
	private Divisions() {}

	/** Whether an operation may be done before a loop that does it under a condition: not what may trap. */
	public static boolean mayLeaveLoop(BinaryInstruction i) {
		boolean division = i.getOperation() == BinaryOperation.DIVIDE || i.getOperation() == BinaryOperation.MODULO;
		boolean integer = i.getOperandType() == NumericOperandType.INT || i.getOperandType() == NumericOperandType.LONG;
		return !division || !integer;
	}
}
