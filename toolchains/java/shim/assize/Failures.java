package assize;

import java.util.List;
import java.util.Set;
import java.util.HashSet;
import org.teavm.dependency.AbstractDependencyListener;
import org.teavm.dependency.DependencyAgent;
import org.teavm.dependency.MethodDependency;
import org.teavm.model.BasicBlock;
import org.teavm.model.MethodReference;
import org.teavm.model.Program;
import org.teavm.model.TryCatchBlock;
import org.teavm.model.ValueType;
import org.teavm.model.instructions.InvocationType;
import org.teavm.model.instructions.InvokeInstruction;

/**
 * Tells the compiler which exceptions the run-time system throws by itself. It
 * inserts the checks that throw them after it has looked for what can be called, and
 * would take a method of such an exception for one that nobody calls.
 */
final class Failures extends AbstractDependencyListener {
	private static final List<String> THROWN = List.of("java.lang.NullPointerException",
		"java.lang.ArrayIndexOutOfBoundsException", "java.lang.ClassCastException");
	private static final MethodReference MAY_FAIL = new MethodReference("assize.library.Wasm", "mayFail", ValueType.VOID);

	/** Every method may throw them to its callers. */
	@Override
	public void methodReached(DependencyAgent agent, MethodDependency method) {
		if (method.getMethod() == null || method.getMethod().getProgram() == null && !method.getReference().equals(MAY_FAIL)) {
			return;
		}
		for (String name : THROWN) {
			agent.linkClass(name);
			method.getThrown().propagate(agent.getType(ValueType.object(name)));
		}
	}

	/** And to itself, which takes a call: one at the beginning of each block with a handler. */
	static void mark(Program program) {
		Set<BasicBlock> handlers = new HashSet<>();
		for (BasicBlock block : program.getBasicBlocks()) {
			for (TryCatchBlock handler : block.getTryCatchBlocks()) {
				handlers.add(handler.getHandler());
			}
		}
		for (BasicBlock block : program.getBasicBlocks()) {
			if (!block.getTryCatchBlocks().isEmpty() && !handlers.contains(block)) {
				InvokeInstruction call = new InvokeInstruction();
				call.setType(InvocationType.SPECIAL);
				call.setMethod(MAY_FAIL);
				call.setLocation(block.getFirstInstruction().getLocation());
				block.addFirst(call);
			}
		}
	}
}
