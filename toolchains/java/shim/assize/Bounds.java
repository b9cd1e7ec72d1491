package assize;

import java.lang.reflect.Field;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import org.teavm.hppc.IntSet;
import org.teavm.model.BasicBlock;
import org.teavm.model.Program;
import org.teavm.model.TryCatchBlock;
import org.teavm.model.util.DominatorWalker;
import org.teavm.model.util.DominatorWalkerCallback;
import org.teavm.model.util.DominatorWalkerContext;

/** What TeaVM asks where it decides which indices need no check, where assize.Repairs has it ask. */
public final class Bounds {
	private Bounds() {}

	/** Whether an index that is constant lies in an array of constant size, if it is one; by the constants of all variables. */
	public static boolean within(boolean sized, int[] constants, int index, int array) {
		return sized && constants[index] < constants[array];
	}

	/** a / b, and something where that is not defined: the program never gets there. */
	public static int quotient(int a, int b) {
		return b == 0 ? 0 : a / b;
	}

	/** a % b, and something where that is not defined. */
	public static int remainder(int a, int b) {
		return b == 0 ? 0 : a % b;
	}

	/**
	 * Has inserter walk, which takes an index for good in all blocks that come after
	 * its check. That a handler comes after does not say so: the check may be what
	 * failed. A handler begins with knowing nothing.
	 */
	public static <T> void walk(DominatorWalker walker, DominatorWalkerCallback<T> inserter, Program program) {
		Set<BasicBlock> handlers = new HashSet<>();
		for (BasicBlock block : program.getBasicBlocks()) {
			for (TryCatchBlock handler : block.getTryCatchBlocks()) {
				handlers.add(handler.getHandler());
			}
		}
		walker.walk(handlers.isEmpty() ? inserter : new Forgetful<>(inserter, handlers));
	}

	private static final class Forgetful<T> implements DominatorWalkerCallback<T> {
		private final DominatorWalkerCallback<T> inserter;
		private final Set<BasicBlock> handlers;
		private final IntSet[] upper;
		private final boolean[] nonNegative;
		private final Deque<Object> before = new ArrayDeque<>();

		Forgetful(DominatorWalkerCallback<T> inserter, Set<BasicBlock> handlers) {
			this.inserter = inserter;
			this.handlers = handlers;
			upper = (IntSet[]) field("upperArrayLengths");
			nonNegative = (boolean[]) field("nonNegative");
		}

		private Object field(String name) {
			try {
				Field field = inserter.getClass().getDeclaredField(name);
				field.setAccessible(true);
				return field.get(inserter);
			} catch (ReflectiveOperationException e) {
				throw new IllegalStateException(e);
			}
		}

		@Override
		public void setContext(DominatorWalkerContext context) {
			inserter.setContext(context);
		}

		@Override
		public boolean filter(BasicBlock block) {
			return inserter.filter(block);
		}

		@Override
		public T visit(BasicBlock block) {
			if (handlers.contains(block)) {
				before.push(upper.clone());
				before.push(nonNegative.clone());
				Arrays.fill(upper, null);
				Arrays.fill(nonNegative, false);
			}
			return inserter.visit(block);
		}

		@Override
		public void endVisit(BasicBlock block, T state) {
			inserter.endVisit(block, state);
			if (handlers.contains(block)) {
				System.arraycopy(before.pop(), 0, nonNegative, 0, nonNegative.length);
				System.arraycopy(before.pop(), 0, upper, 0, upper.length);
			}
		}
	}
}
