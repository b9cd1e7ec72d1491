package org.teavm.model.lowlevel;

import java.util.HashSet;
import java.util.Set;
import org.teavm.model.BasicBlock;
import org.teavm.model.Instruction;
import org.teavm.model.MethodReference;
import org.teavm.model.Program;
import org.teavm.model.ValueType;
import org.teavm.model.Variable;
import org.teavm.model.instructions.ArrayElementType;
import org.teavm.model.instructions.CloneArrayInstruction;
import org.teavm.model.instructions.ConstructArrayInstruction;
import org.teavm.model.instructions.ConstructInstruction;
import org.teavm.model.instructions.ConstructMultiArrayInstruction;
import org.teavm.model.instructions.InitClassInstruction;
import org.teavm.model.instructions.InvocationType;
import org.teavm.model.instructions.InvokeInstruction;
import org.teavm.model.instructions.MonitorEnterInstruction;
import org.teavm.model.instructions.MonitorExitInstruction;
import org.teavm.model.instructions.PutElementInstruction;
import org.teavm.model.instructions.PutFieldInstruction;
import org.teavm.runtime.GC;
import org.teavm.runtime.RuntimeObject;

/**
 * Tells the collector of objects that get a reference stored into them, once between
 * two instructions that may collect.
 *
 * TeaVM's own carries what it has told across a whole method, and where two ways meet
 * forgets that something was collected on one of them: an object that has become old
 * there then gets a reference to a young one that the collector does not see. Here a
 * block begins with nothing told.
 */
public class WriteBarrierInsertion {
	private static final MethodReference BARRIER = new MethodReference(GC.class, "writeBarrier", RuntimeObject.class, void.class);

	private final Characteristics characteristics;

	public WriteBarrierInsertion(Characteristics characteristics) {
		this.characteristics = characteristics;
	}

	public void apply(Program program) {
		for (BasicBlock block : program.getBasicBlocks()) {
			Set<Variable> told = new HashSet<>();
			for (Instruction i = block.getFirstInstruction(); i != null; i = i.getNext()) {
				if (i instanceof PutFieldInstruction put && put.getInstance() != null && isReference(put.getFieldType())) {
					tell(put, put.getInstance(), told);
				} else if (i instanceof PutElementInstruction put && put.getType() == ArrayElementType.OBJECT) {
					tell(put, put.getArray(), told);
				} else if (i instanceof ConstructInstruction made) {
					told.clear();
					told.add(made.getReceiver()); // young as it is
				} else if (mayCollect(i)) {
					told.clear();
				}
			}
		}
	}

	private static void tell(Instruction store, Variable object, Set<Variable> told) {
		if (told.add(object)) {
			InvokeInstruction call = new InvokeInstruction();
			call.setType(InvocationType.SPECIAL);
			call.setMethod(BARRIER);
			call.setArguments(object);
			call.setLocation(store.getLocation());
			store.insertPrevious(call);
		}
	}

	/** Checks collect too, to make an exception, but what follows them is not reached then. */
	private static boolean mayCollect(Instruction i) {
		return i instanceof InvokeInstruction || i instanceof ConstructArrayInstruction || i instanceof ConstructMultiArrayInstruction
			|| i instanceof CloneArrayInstruction || i instanceof InitClassInstruction
			|| i instanceof MonitorEnterInstruction || i instanceof MonitorExitInstruction;
	}

	private boolean isReference(ValueType type) {
		return type instanceof ValueType.Array
			|| type instanceof ValueType.Object object && characteristics.isManaged(object.getClassName());
	}
}
