package assize;

import java.util.function.Consumer;
import org.teavm.asm.Label;
import org.teavm.asm.MethodVisitor;
import org.teavm.asm.Opcodes;

/**
 * Repairs of HashMap, which HashSet and LinkedHashMap are made of: hashes are spread
 * and entries kept in the order in which the JDK keeps them. Without the first, keys
 * that differ in their upper bits alone all lie in one list (whole numbers as
 * Double are such keys); without the second, what a program prints of a small
 * HashMap comes in another order than at home (merge and compute, which the JDK lets
 * put a new key in front and grow the table later, do as put here).
 */
final class HashTables {
	private static final String UTIL = "org/teavm/classlib/java/util/";
	static final String MAP = UTIL + "THashMap";
	static final String LINKED_MAP = UTIL + "TLinkedHashMap";
	static final String SET = UTIL + "THashSet";
	private static final String ENTRY = MAP + "$HashEntry";
	private static final String ENTRIES = "[L" + ENTRY + ";";

	private HashTables() {}

	/** Repairs HashMap: three hashes, where an entry is put, alone and when the table grows, and the size of a copy. */
	static MethodVisitor map(String method, String descriptor, MethodVisitor to) {
		if (method.equals("createHashedEntry")) {
			Repairs.place();
			return new Instead(to, HashTables::create);
		}
		if (method.equals("rehash") && descriptor.equals("(I)V")) {
			Repairs.place();
			return new Instead(to, HashTables::grow);
		}
		if (method.equals("<init>") && descriptor.equals("(L" + UTIL + "TMap;)V")) {
			return new MethodVisitor(Opcodes.ASM9, to) {
				@Override
				public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
					super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
					if (name.equals("size")) {
						Repairs.place();
						Label empty = new Label();
						super.visitInsn(Opcodes.DUP);
						super.visitJumpInsn(Opcodes.IFEQ, empty);
						capacity(this);
						super.visitLabel(empty);
					}
				}

				@Override
				public void visitMaxs(int stack, int locals) {
					super.visitMaxs(stack + 2, locals);
				}
			};
		}
		return linkedMap(method, descriptor, to);
	}

	/** Repairs HashSet: the size of a copy of more than five elements. */
	static MethodVisitor set(String method, String descriptor, MethodVisitor to) {
		return new MethodVisitor(Opcodes.ASM9, to) {
			@Override
			public void visitInsn(int opcode) {
				if (opcode == Opcodes.IMUL) {
					Repairs.place();
					super.visitInsn(Opcodes.POP); // the 2
					capacity(to);
				} else {
					super.visitInsn(opcode);
				}
			}

			@Override
			public void visitMaxs(int stack, int locals) {
				super.visitMaxs(stack + 1, locals);
			}
		};
	}

	/** Makes of a number of elements the capacity that the JDK asks for: elements / 0.75 + 1. */
	private static void capacity(MethodVisitor to) {
		to.visitInsn(Opcodes.DUP);
		to.visitInsn(Opcodes.ICONST_3);
		to.visitInsn(Opcodes.IDIV);
		to.visitInsn(Opcodes.IADD);
		to.visitInsn(Opcodes.ICONST_1);
		to.visitInsn(Opcodes.IADD);
	}

	/** Repairs LinkedHashMap: two hashes. Its order is that of its own list. */
	static MethodVisitor linkedMap(String method, String descriptor, MethodVisitor to) {
		return new MethodVisitor(Opcodes.ASM9, to) {
			@Override
			public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
				super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
				if (name.equals("hashCode") && owner.startsWith("java/")) { // of a key: h ^ h >>> 16
					Repairs.place();
					super.visitInsn(Opcodes.DUP);
					super.visitIntInsn(Opcodes.BIPUSH, 16);
					super.visitInsn(Opcodes.IUSHR);
					super.visitInsn(Opcodes.IXOR);
				}
			}

			@Override
			public void visitMaxs(int stack, int locals) {
				super.visitMaxs(stack + 2, locals);
			}
		};
	}

	/** createHashedEntry(key, index, hash): a new entry at the end of its list. */
	private static void create(MethodVisitor to) {
		final int key = 1, index = 2, hash = 3, entry = 4, tail = 5;
		to.visitTypeInsn(Opcodes.NEW, ENTRY);
		to.visitInsn(Opcodes.DUP);
		to.visitVarInsn(Opcodes.ALOAD, key);
		to.visitVarInsn(Opcodes.ILOAD, hash);
		to.visitMethodInsn(Opcodes.INVOKESPECIAL, ENTRY, "<init>", "(Ljava/lang/Object;I)V", false);
		to.visitVarInsn(Opcodes.ASTORE, entry);
		append(to, () -> {
			to.visitVarInsn(Opcodes.ALOAD, 0);
			to.visitFieldInsn(Opcodes.GETFIELD, MAP, "elementData", ENTRIES);
		}, index, entry, tail);
		to.visitVarInsn(Opcodes.ALOAD, entry);
		to.visitInsn(Opcodes.ARETURN);
		to.visitMaxs(4, tail + 1);
	}

	/** rehash(capacity): a table of twice the capacity, with the entries of each list in the order they were in. */
	private static void grow(MethodVisitor to) {
		final int capacity = 1, table = 2, from = 3, entry = 4, index = 5, next = 6, tail = 7;
		Label twice = new Label(), sized = new Label(), list = new Label(), element = new Label(), done = new Label();
		to.visitVarInsn(Opcodes.ALOAD, 0);
		to.visitVarInsn(Opcodes.ILOAD, capacity);
		to.visitJumpInsn(Opcodes.IFNE, twice);
		to.visitInsn(Opcodes.ICONST_1);
		to.visitJumpInsn(Opcodes.GOTO, sized);
		to.visitLabel(twice);
		to.visitVarInsn(Opcodes.ILOAD, capacity);
		to.visitInsn(Opcodes.ICONST_1);
		to.visitInsn(Opcodes.ISHL);
		to.visitLabel(sized);
		to.visitMethodInsn(Opcodes.INVOKESTATIC, MAP, "calculateCapacity", "(I)I", false);
		to.visitMethodInsn(Opcodes.INVOKEVIRTUAL, MAP, "newElementArray", "(I)" + ENTRIES, false);
		to.visitVarInsn(Opcodes.ASTORE, table);
		to.visitInsn(Opcodes.ICONST_0);
		to.visitVarInsn(Opcodes.ISTORE, from);
		to.visitLabel(list);
		to.visitVarInsn(Opcodes.ILOAD, from);
		to.visitVarInsn(Opcodes.ALOAD, 0);
		to.visitFieldInsn(Opcodes.GETFIELD, MAP, "elementData", ENTRIES);
		to.visitInsn(Opcodes.ARRAYLENGTH);
		to.visitJumpInsn(Opcodes.IF_ICMPGE, done);
		to.visitVarInsn(Opcodes.ALOAD, 0);
		to.visitFieldInsn(Opcodes.GETFIELD, MAP, "elementData", ENTRIES);
		to.visitVarInsn(Opcodes.ILOAD, from);
		to.visitInsn(Opcodes.AALOAD);
		to.visitVarInsn(Opcodes.ASTORE, entry);
		to.visitIincInsn(from, 1);
		to.visitLabel(element);
		to.visitVarInsn(Opcodes.ALOAD, entry);
		to.visitJumpInsn(Opcodes.IFNULL, list);
		to.visitVarInsn(Opcodes.ALOAD, entry);
		to.visitFieldInsn(Opcodes.GETFIELD, ENTRY, "origKeyHash", "I");
		to.visitVarInsn(Opcodes.ALOAD, table);
		to.visitInsn(Opcodes.ARRAYLENGTH);
		to.visitInsn(Opcodes.ICONST_1);
		to.visitInsn(Opcodes.ISUB);
		to.visitInsn(Opcodes.IAND);
		to.visitVarInsn(Opcodes.ISTORE, index);
		to.visitVarInsn(Opcodes.ALOAD, entry);
		to.visitFieldInsn(Opcodes.GETFIELD, ENTRY, "next", "L" + ENTRY + ";");
		to.visitVarInsn(Opcodes.ASTORE, next);
		to.visitVarInsn(Opcodes.ALOAD, entry);
		to.visitInsn(Opcodes.ACONST_NULL);
		to.visitFieldInsn(Opcodes.PUTFIELD, ENTRY, "next", "L" + ENTRY + ";");
		append(to, () -> to.visitVarInsn(Opcodes.ALOAD, table), index, entry, tail);
		to.visitVarInsn(Opcodes.ALOAD, next);
		to.visitVarInsn(Opcodes.ASTORE, entry);
		to.visitJumpInsn(Opcodes.GOTO, element);
		to.visitLabel(done);
		to.visitVarInsn(Opcodes.ALOAD, 0);
		to.visitVarInsn(Opcodes.ALOAD, table);
		to.visitFieldInsn(Opcodes.PUTFIELD, MAP, "elementData", ENTRIES);
		to.visitVarInsn(Opcodes.ALOAD, 0);
		to.visitMethodInsn(Opcodes.INVOKEVIRTUAL, MAP, "computeThreshold", "()V", false);
		to.visitInsn(Opcodes.RETURN);
		to.visitMaxs(4, tail + 1);
	}

	/** Puts an entry at the end of a table's list. Locals are named by their numbers; tail is for its own use. */
	private static void append(MethodVisitor to, Runnable loadTable, int index, int entry, int tail) {
		Label walk = new Label(), last = new Label(), done = new Label();
		loadTable.run();
		to.visitVarInsn(Opcodes.ILOAD, index);
		to.visitInsn(Opcodes.AALOAD);
		to.visitVarInsn(Opcodes.ASTORE, tail);
		to.visitVarInsn(Opcodes.ALOAD, tail);
		to.visitJumpInsn(Opcodes.IFNONNULL, walk);
		loadTable.run();
		to.visitVarInsn(Opcodes.ILOAD, index);
		to.visitVarInsn(Opcodes.ALOAD, entry);
		to.visitInsn(Opcodes.AASTORE);
		to.visitJumpInsn(Opcodes.GOTO, done);
		to.visitLabel(walk);
		to.visitVarInsn(Opcodes.ALOAD, tail);
		to.visitFieldInsn(Opcodes.GETFIELD, ENTRY, "next", "L" + ENTRY + ";");
		to.visitJumpInsn(Opcodes.IFNULL, last);
		to.visitVarInsn(Opcodes.ALOAD, tail);
		to.visitFieldInsn(Opcodes.GETFIELD, ENTRY, "next", "L" + ENTRY + ";");
		to.visitVarInsn(Opcodes.ASTORE, tail);
		to.visitJumpInsn(Opcodes.GOTO, walk);
		to.visitLabel(last);
		to.visitVarInsn(Opcodes.ALOAD, tail);
		to.visitVarInsn(Opcodes.ALOAD, entry);
		to.visitFieldInsn(Opcodes.PUTFIELD, ENTRY, "next", "L" + ENTRY + ";");
		to.visitLabel(done);
	}

	/** A method with another body. No virtual machine loads these classes, so it goes without stack maps. */
	private static final class Instead extends MethodVisitor {
		private final MethodVisitor to;
		private final Consumer<MethodVisitor> body;

		Instead(MethodVisitor to, Consumer<MethodVisitor> body) {
			super(Opcodes.ASM9, null);
			this.to = to;
			this.body = body;
		}

		@Override
		public void visitCode() {
			to.visitCode();
			body.accept(to);
			to.visitEnd();
		}
	}
}
