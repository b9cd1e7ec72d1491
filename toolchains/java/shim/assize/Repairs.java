package assize;

import java.util.Map;
import org.teavm.asm.ClassReader;
import org.teavm.asm.ClassVisitor;
import org.teavm.asm.ClassWriter;
import org.teavm.asm.MethodVisitor;
import org.teavm.asm.Opcodes;

/**
 * Repairs of single methods of TeaVM, when the toolchain is installed: of what can
 * neither be given to it nor lies in a class that is small enough to be written anew.
 */
final class Repairs {
	private static final String GENERATOR = "org/teavm/backend/wasm/generate/WasmGenerationVisitor";
	private static final String INVARIANTS = "org/teavm/model/optimization/LoopInvariantAnalyzer";
	private static final String BOUNDS = "org/teavm/model/transformation/BoundCheckInsertion";
	private static final String FLAGS = "org/teavm/backend/lowlevel/generate/ClassGeneratorUtil";
	private static final String PHIS = "org/teavm/model/util/PhiUpdater";

	private static final String THROWABLE = "org/teavm/classlib/java/lang/TThrowable";

	private static final Map<String, Repair> ALL = Map.of(
		GENERATOR + ".class", new Repair(3, Repairs::endings),
		INVARIANTS + ".class", new Repair(1, Repairs::invariants),
		BOUNDS + ".class", new Repair(1, Repairs::walk),
		BOUNDS + "$InsertionVisitor.class", new Repair(3, Repairs::bounds),
		PHIS + ".class", new Repair(2, Repairs::versions),
		FLAGS + ".class", new Repair(2, Repairs::strong),
		THROWABLE + ".class", new Repair(5, Repairs::suppressed),
		HashTables.MAP + ".class", new Repair(6, HashTables::map),
		HashTables.SET + ".class", new Repair(1, HashTables::set),
		HashTables.LINKED_MAP + ".class", new Repair(2, HashTables::linkedMap));

	/** How many places of the class under way have been rewritten. */
	private static int rewritten;

	/** Counts a place that has been rewritten. */
	static void place() {
		rewritten++;
	}

	/** Returns what writes the method called name, of which there is that descriptor, to its class by way of to. */
	private interface Rewriting {
		MethodVisitor method(String name, String descriptor, MethodVisitor to);
	}

	/** What is rewritten of a class, in that many places: another number means another TeaVM. */
	private record Repair(int places, Rewriting rewriting) {}

	private Repairs() {}

	/** Returns the class of that file name, repaired where it needs to be. */
	static byte[] apply(String file, byte[] content) {
		Repair repair = ALL.get(file);
		if (repair == null) {
			return content;
		}
		rewritten = 0;
		ClassWriter writer = new ClassWriter(0);
		new ClassReader(content).accept(new ClassVisitor(Opcodes.ASM9, writer) {
			@Override
			public MethodVisitor visitMethod(int access, String name, String descriptor, String signature, String[] exceptions) {
				return repair.rewriting.method(name, descriptor, super.visitMethod(access, name, descriptor, signature, exceptions));
			}
		}, 0);
		if (rewritten != repair.places) {
			throw new IllegalStateException(file + " has " + rewritten + " places to repair, not " + repair.places);
		}
		return writer.toByteArray();
	}

	/**
	 * The generator of code asks whether the end of a try block is reached, and is
	 * told wrongly that it is not where only the table of handlers jumps there, and
	 * after a conditional both of whose branches leave, which a validator of
	 * WebAssembly takes for a way on. The block then lacked its jump to what follows,
	 * and the module was invalid. It shall write that jump always: where nothing
	 * reaches it, it is valid as well, and wasm-opt drops it.
	 */
	private static MethodVisitor endings(String method, String descriptor, MethodVisitor to) {
		return new MethodVisitor(Opcodes.ASM9, to) {
			@Override
			public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
				if (name.equals("isTerminating")) {
					rewritten++;
					super.visitInsn(Opcodes.POP);
					super.visitInsn(Opcodes.ICONST_0);
				} else {
					super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
				}
			}
		};
	}

	/**
	 * What does not change in a loop is computed before it, the remainder of integers
	 * too, which traps where a condition in the loop would have kept it from dividing
	 * by zero. See Divisions.mayLeaveLoop.
	 */
	private static MethodVisitor invariants(String method, String descriptor, MethodVisitor to) {
		String instruction = "Lorg/teavm/model/instructions/BinaryInstruction;";
		if (!descriptor.equals("(" + instruction + ")V")) {
			return to;
		}
		rewritten++;
		return new MethodVisitor(Opcodes.ASM9, null) {
			@Override
			public void visitCode() {
				to.visitCode();
				to.visitVarInsn(Opcodes.ALOAD, 0);
				to.visitVarInsn(Opcodes.ALOAD, 1);
				to.visitMethodInsn(Opcodes.INVOKESTATIC, "assize/Divisions", "mayLeaveLoop", "(" + instruction + ")Z", false);
				to.visitFieldInsn(Opcodes.PUTFIELD, INVARIANTS, "canMove", "Z");
				to.visitInsn(Opcodes.RETURN);
				to.visitMaxs(2, 2);
				to.visitEnd();
			}
		};
	}

	/** What is known of indices shall not reach into handlers. See Bounds.walk. */
	private static MethodVisitor walk(String method, String descriptor, MethodVisitor to) {
		return new MethodVisitor(Opcodes.ASM9, to) {
			@Override
			public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
				if (name.equals("walk")) {
					rewritten++;
					super.visitVarInsn(Opcodes.ALOAD, 1); // the program
					super.visitMethodInsn(Opcodes.INVOKESTATIC, "assize/Bounds", "walk", descriptor
						.replace("(", "(L" + owner + ";").replace(")", "Lorg/teavm/model/Program;)"), false);
				} else {
					super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
				}
			}
		};
	}

	/**
	 * Whoever looks for bounds of indices computes with constants, and shall not fail
	 * of a program's division by zero. And a constant index into an array of constant
	 * size needs a check where it is too large, not never.
	 */
	private static MethodVisitor bounds(String method, String descriptor, MethodVisitor to) {
		return new MethodVisitor(Opcodes.ASM9, to) {
			private String field;

			@Override
			public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
				field = name;
				super.visitFieldInsn(opcode, owner, name, descriptor);
			}

			@Override
			public void visitInsn(int opcode) {
				if (opcode == Opcodes.IDIV || opcode == Opcodes.IREM) {
					rewritten++;
				}
				switch (opcode) {
					case Opcodes.IDIV -> super.visitMethodInsn(Opcodes.INVOKESTATIC, "assize/Bounds", "quotient", "(II)I", false);
					case Opcodes.IREM -> super.visitMethodInsn(Opcodes.INVOKESTATIC, "assize/Bounds", "remainder", "(II)I", false);
					default -> super.visitInsn(opcode);
				}
				if (opcode == Opcodes.BALOAD && method.equals("tryInsertBoundCheck") && field.equals("isConstantSizedArray")) {
					rewritten++;
					super.visitVarInsn(Opcodes.ALOAD, 0);
					super.visitFieldInsn(Opcodes.GETFIELD, BOUNDS + "$InsertionVisitor", "constantValue", "[I");
					super.visitVarInsn(Opcodes.ILOAD, 6); // the index
					super.visitVarInsn(Opcodes.ILOAD, 7); // the array
					super.visitMethodInsn(Opcodes.INVOKESTATIC, "assize/Bounds", "within", "(Z[III)Z", false);
				}
			}

			@Override
			public void visitMaxs(int stack, int locals) {
				super.visitMaxs(stack + 3, locals);
			}
		};
	}

	/**
	 * A check gives a variable that has passed it a new version. That a handler may be
	 * entered with the old one was overlooked in two cases, and the handler saw a
	 * version that was never written: of parameters, which are defined from the
	 * beginning; and of a variable that is also assigned to another one in the block.
	 */
	private static MethodVisitor versions(String method, String descriptor, MethodVisitor to) {
		return new MethodVisitor(Opcodes.ASM9, to) {
			private boolean looked;

			@Override
			public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
				super.visitFieldInsn(opcode, owner, name, descriptor);
				if (opcode == Opcodes.PUTFIELD && method.equals("estimatePhis") && name.equals("variableDefined")) {
					rewritten++;
					super.visitVarInsn(Opcodes.ALOAD, 0);
					super.visitVarInsn(Opcodes.ALOAD, 0);
					super.visitFieldInsn(Opcodes.GETFIELD, PHIS, "usedDefinitions", "[Z"); // parameters alone, so far
					super.visitMethodInsn(Opcodes.INVOKEVIRTUAL, "[Z", "clone", "()Ljava/lang/Object;", false);
					super.visitTypeInsn(Opcodes.CHECKCAST, "[Z");
					super.visitFieldInsn(Opcodes.PUTFIELD, PHIS, name, "[Z");
				}
			}

			@Override
			public void visitInsn(int opcode) {
				super.visitInsn(opcode);
				if (opcode == Opcodes.AALOAD && method.equals("placePhi") && !looked) {
					looked = true;
					rewritten++;
					super.visitVarInsn(Opcodes.ALOAD, 3); // the block, after the variables that flow from there
					super.visitVarInsn(Opcodes.ILOAD, 1); // to this one
					super.visitMethodInsn(Opcodes.INVOKESTATIC, "assize/Handlers", "flowing",
						"([ILorg/teavm/model/BasicBlock;I)[I", false);
				}
			}

			@Override
			public void visitMaxs(int stack, int locals) {
				super.visitMaxs(stack + 3, locals);
			}
		};
	}

	/**
	 * The collector takes weak references and their queues for classes of its own,
	 * with other fields than they have here, and trapped. They shall be like any
	 * other: such a reference keeps its object alive.
	 */
	private static MethodVisitor strong(String method, String descriptor, MethodVisitor to) {
		return new MethodVisitor(Opcodes.ASM9, to) {
			@Override
			public void visitLdcInsn(Object value) {
				boolean special = value.equals("java.lang.ref.WeakReference") || value.equals("java.lang.ref.ReferenceQueue");
				if (special) {
					rewritten++;
				}
				super.visitLdcInsn(special ? "" : value);
			}
		};
	}

	/**
	 * What stands for the constructors of Throwable leaves out the list of suppressed
	 * exceptions, and a try with resources that failed twice ended in a null pointer.
	 */
	private static MethodVisitor suppressed(String method, String descriptor, MethodVisitor to) {
		if (!method.equals("init")) {
			return to;
		}
		rewritten++;
		return new MethodVisitor(Opcodes.ASM9, to) {
			@Override
			public void visitCode() {
				super.visitCode();
				super.visitVarInsn(Opcodes.ALOAD, 0);
				super.visitInsn(Opcodes.ICONST_0);
				super.visitTypeInsn(Opcodes.ANEWARRAY, THROWABLE);
				super.visitFieldInsn(Opcodes.PUTFIELD, THROWABLE, "suppressed", "[L" + THROWABLE + ";");
			}
		};
	}
}
