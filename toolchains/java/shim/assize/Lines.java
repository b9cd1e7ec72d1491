package assize;

import org.teavm.asm.ClassVisitor;
import org.teavm.asm.Label;
import org.teavm.asm.MethodVisitor;
import org.teavm.asm.Opcodes;

/** Drops the names of local variables and parameters, and keeps lines. */
final class Lines extends ClassVisitor {
	Lines(ClassVisitor to) {
		super(Opcodes.ASM9, to);
	}

	@Override
	public MethodVisitor visitMethod(int access, String name, String descriptor, String signature, String[] exceptions) {
		return new MethodVisitor(Opcodes.ASM9, super.visitMethod(access, name, descriptor, signature, exceptions)) {
			@Override
			public void visitLocalVariable(String name, String descriptor, String signature, Label start, Label end, int index) {}

			@Override
			public void visitParameter(String name, int access) {}
		};
	}
}
