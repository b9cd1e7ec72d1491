package assize;

import assize.library.Strings;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.teavm.backend.wasm.TeaVMWasmHost;
import org.teavm.backend.wasm.WasmHeap;
import org.teavm.interop.Address;
import org.teavm.model.AccessLevel;
import org.teavm.model.BasicBlock;
import org.teavm.model.ClassHierarchy;
import org.teavm.model.ClassHolder;
import org.teavm.model.ClassHolderTransformer;
import org.teavm.model.ClassHolderTransformerContext;
import org.teavm.model.ClassReader;
import org.teavm.model.ElementModifier;
import org.teavm.model.Instruction;
import org.teavm.model.MethodDescriptor;
import org.teavm.model.MethodHolder;
import org.teavm.model.MethodReader;
import org.teavm.model.MethodReference;
import org.teavm.model.Program;
import org.teavm.model.ValueType;
import org.teavm.model.Variable;
import org.teavm.model.emit.ProgramEmitter;
import org.teavm.model.emit.ValueEmitter;
import org.teavm.model.instructions.BinaryInstruction;
import org.teavm.model.instructions.BinaryOperation;
import org.teavm.model.instructions.ConstructArrayInstruction;
import org.teavm.model.instructions.IntegerConstantInstruction;
import org.teavm.model.instructions.InvocationType;
import org.teavm.model.instructions.InvokeInstruction;
import org.teavm.model.instructions.NumericOperandType;
import org.teavm.model.instructions.StringConstantInstruction;
import org.teavm.model.util.ProgramUtils;
import org.teavm.vm.spi.TeaVMHost;

/**
 * Changes classes on their way into the compiler: adds to TeaVM's class library
 * what it lacks, and puts checks where WebAssembly would trap or go on.
 */
final class Additions implements ClassHolderTransformer {
	/** Which class of ours adds to which of the library, or replaces its methods. */
	private static final Map<String, String> ADDITIONS = Map.ofEntries(
		Map.entry("java.lang.Character", "Characters"),
		Map.entry("java.lang.Class", "Classes"),
		Map.entry("java.lang.Double", "Doubles"),
		Map.entry("java.lang.Float", "Floats"),
		Map.entry("java.lang.Integer", "Integers"),
		Map.entry("java.lang.Long", "Longs"),
		Map.entry("java.lang.Math", "Maths"),
		Map.entry("java.lang.Object", "Monitors"),
		Map.entry("java.lang.Runtime", "Runtimes"),
		Map.entry("java.lang.String", "Strings"),
		Map.entry("java.lang.StringBuilder", "StringBuilders"),
		Map.entry("java.lang.System", "Systems"),
		Map.entry("java.math.BigDecimal", "BigDecimals"),
		Map.entry("java.math.BigInteger", "BigIntegers"),
		Map.entry("java.util.Arrays", "ArrayAdditions"),
		Map.entry("java.util.Collection", "CollectionAdditions"),
		Map.entry("java.util.Collections", "CollectionsAdditions"),
		Map.entry("java.util.IntSummaryStatistics", "IntSummaries"),
		Map.entry("java.util.LongSummaryStatistics", "LongSummaries"),
		Map.entry("java.util.DoubleSummaryStatistics", "DoubleSummaries"),
		Map.entry("java.util.stream.IntStream", "IntStreams"),
		Map.entry("java.util.stream.LongStream", "LongStreams"),
		Map.entry("java.util.stream.DoubleStream", "DoubleStreams"),
		Map.entry("org.teavm.backend.wasm.runtime.WasmSupport", "Arguments"),
		Map.entry("org.teavm.backend.wasm.WasmHeap", "HeapSizes"),
		Map.entry("org.teavm.runtime.Fiber", "Start"));

	private static final String LIBRARY = "assize.library.";
	private static final String ARITHMETIC = LIBRARY + "Arithmetic";
	private static final String START = LIBRARY + "Start";
	private static final String INSTANCE = LIBRARY + "Instance";
	/** The stack of references, in bytes. It cannot overflow before the engine's does. */
	private static final int STACK_BYTES = 32 << 20;

	private final String entry;

	private Additions(String entry) {
		this.entry = entry;
	}

	/** entry is the class that the program starts with. */
	static void install(TeaVMHost host, String entry) {
		host.add(new Additions(entry));
		host.add(new Failures());
		host.getExtension(TeaVMWasmHost.class).add(context -> new Instructions());
	}

	@Override
	public void transformClass(ClassHolder cls, ClassHolderTransformerContext context) {
		ClassHierarchy hierarchy = context.getHierarchy();
		String name = ADDITIONS.get(cls.getName());
		if (name != null) {
			ClassReader source = hierarchy.getClassSource().get(LIBRARY + name);
			for (MethodReader method : source.getMethods()) {
				if (method.hasModifier(ElementModifier.STATIC) && method.getLevel() == AccessLevel.PUBLIC) {
					add(cls, method, hierarchy);
				}
			}
		}
		if (cls.getName().equals(START)) {
			callEntry(cls, hierarchy);
		}
		if (cls.getName().equals("java.lang.String")) {
			decode(cls, hierarchy);
		}
		if (cls.getName().equals(WasmHeap.class.getName())) {
			enlargeStack(cls, hierarchy);
		} else if (cls.getName().equals("org.teavm.runtime.GC")) {
			growByWhatThereIs(cls, hierarchy);
			findAllStaticFields(cls);
		} else if (!cls.getName().startsWith("org.teavm.") && !cls.getName().equals(ARITHMETIC)) {
			for (MethodHolder method : cls.getMethods()) {
				if (method.getProgram() != null) {
					check(method.getProgram());
					splitPlainly(method.getProgram());
					Failures.mark(method.getProgram());
				}
			}
		}
	}

	/** Makes a method of cls that does nothing but call ours. */
	private static void add(ClassHolder cls, MethodReader ours, ClassHierarchy hierarchy) {
		boolean instance = ours.getAnnotations().get(INSTANCE) != null;
		ValueType[] signature = ours.getDescriptor().getSignature();
		if (instance) {
			signature = Arrays.copyOfRange(signature, 1, signature.length);
		}
		MethodDescriptor descriptor = new MethodDescriptor(ours.getName(), signature);
		MethodHolder method = cls.getMethod(descriptor);
		if (method != null) {
			cls.removeMethod(method);
		}
		method = new MethodHolder(descriptor);
		method.setLevel(AccessLevel.PUBLIC);
		if (!instance) {
			method.getModifiers().add(ElementModifier.STATIC);
		}
		cls.addMethod(method);
		ProgramEmitter emitter = ProgramEmitter.create(method, hierarchy);
		int shift = instance ? 1 : 0;
		ValueEmitter[] arguments = new ValueEmitter[ours.parameterCount()];
		for (int i = 0; i < arguments.length; i++) {
			arguments[i] = emitter.var(i + 1 - shift, ours.parameterType(i));
		}
		finish(emitter, emitter.invoke(ours.getReference(), arguments), ours.getResultType());
	}

	private static void finish(ProgramEmitter emitter, ValueEmitter result, ValueType type) {
		if (type == ValueType.VOID) {
			emitter.exit();
		} else {
			result.returnValue();
		}
	}

	private void callEntry(ClassHolder cls, ClassHierarchy hierarchy) {
		MethodHolder method = cls.getMethod(new MethodDescriptor("main", String[].class, void.class));
		method.getModifiers().remove(ElementModifier.NATIVE);
		ProgramEmitter emitter = ProgramEmitter.create(method, hierarchy);
		ValueType strings = ValueType.parse(String[].class);
		emitter.invoke(new MethodReference(entry, "main", strings, ValueType.VOID), emitter.var(1, strings));
		emitter.exit();
	}

	/** Lets the constructors of strings from bytes take our decoder. */
	private static void decode(ClassHolder cls, ClassHierarchy hierarchy) {
		ValueType bytes = ValueType.parse(byte[].class), chars = ValueType.parse(char[].class);
		ValueType charset = ValueType.object("java.nio.charset.Charset");
		MethodHolder method = cls.getMethod(new MethodDescriptor("initWithBytes", bytes, ValueType.INTEGER, ValueType.INTEGER,
			charset, ValueType.VOID));
		ProgramEmitter emitter = ProgramEmitter.create(method, hierarchy);
		ValueEmitter decoded = emitter.invoke(new MethodReference(LIBRARY + "Text", "decode", bytes, ValueType.INTEGER,
			ValueType.INTEGER, charset, chars), emitter.var(1, bytes), emitter.var(2, ValueType.INTEGER),
			emitter.var(3, ValueType.INTEGER), emitter.var(4, charset));
		emitter.var(0, ValueType.object("java.lang.String")).setField("characters", decoded);
		emitter.exit();
	}

	/** Renames a method to make room for one that calls it. */
	private static MethodReference setAside(ClassHolder cls, MethodHolder method) {
		MethodHolder aside = new MethodHolder(new MethodDescriptor(method.getName() + "Original", method.getSignature()));
		aside.setLevel(method.getLevel());
		aside.getModifiers().addAll(method.getModifiers());
		aside.setProgram(ProgramUtils.copy(method.getProgram()));
		cls.addMethod(aside);
		return aside.getReference();
	}

	private static void enlargeStack(ClassHolder cls, ClassHierarchy hierarchy) {
		MethodHolder method = cls.getMethod(new MethodDescriptor("initHeap", Address.class, int.class, int.class,
			int.class, int.class, void.class));
		MethodReference original = setAside(cls, method);
		ProgramEmitter emitter = ProgramEmitter.create(method, hierarchy);
		emitter.invoke(original, emitter.var(1, ValueType.object(Address.class.getName())),
			emitter.var(2, ValueType.INTEGER), emitter.var(3, ValueType.INTEGER),
			emitter.constant(STACK_BYTES), emitter.var(5, ValueType.INTEGER));
		emitter.exit();
	}

	/** The collector asks for twice what is alive. Where there is less memory it shall take that. */
	private static void growByWhatThereIs(ClassHolder cls, ClassHierarchy hierarchy) {
		MethodHolder method = cls.getMethod(new MethodDescriptor("resizeHeapConsistent", long.class, void.class));
		MethodReference original = setAside(cls, method);
		ProgramEmitter emitter = ProgramEmitter.create(method, hierarchy);
		ValueEmitter size = emitter.invoke(new MethodReference(LIBRARY + "Heap", "reserve", ValueType.LONG, ValueType.LONG),
			emitter.var(1, ValueType.LONG));
		emitter.invoke(original, size);
		emitter.exit();
	}

	/**
	 * The list of the static fields that hold references begins with its length, which
	 * the compiler writes as a long and the collector reads as an int: it would start
	 * with the other half of that and leave out the last field.
	 */
	private static void findAllStaticFields(ClassHolder cls) {
		for (String name : List.of("markFromStaticFields", "updatePointersFromStaticRoots")) {
			InvokeInstruction skipped = firstCall(cls.getMethod(new MethodDescriptor(name, void.class)).getProgram(), ADDRESS_SIZE);
			IntegerConstantInstruction length = new IntegerConstantInstruction();
			length.setConstant(Long.BYTES);
			length.setReceiver(skipped.getReceiver());
			length.setLocation(skipped.getLocation());
			skipped.replace(length);
		}
	}

	private static InvokeInstruction firstCall(Program program, MethodReference method) {
		for (BasicBlock block : program.getBasicBlocks()) {
			for (Instruction i : block) {
				if (i instanceof InvokeInstruction call && call.getMethod().equals(method)) {
					return call;
				}
			}
		}
		throw new IllegalStateException("nothing calls " + method);
	}

	private static final MethodReference ADDRESS_SIZE = new MethodReference(Address.class, "sizeOf", int.class);
	private static final MethodReference SPLIT = new MethodReference(String.class, "split", String.class, String[].class);
	private static final Set<BinaryOperation> DIVISIONS = Set.of(BinaryOperation.DIVIDE, BinaryOperation.MODULO);

	/** Lets divisions by zero and arrays of a negative length throw. */
	private static void check(Program program) {
		for (BasicBlock block : program.getBasicBlocks()) {
			for (Instruction i = block.getFirstInstruction(); i != null; i = i.getNext()) {
				if (i instanceof BinaryInstruction b && DIVISIONS.contains(b.getOperation())) {
					NumericOperandType type = b.getOperandType();
					if (type != NumericOperandType.INT && type != NumericOperandType.LONG) {
						continue;
					}
					ValueType value = type == NumericOperandType.INT ? ValueType.INTEGER : ValueType.LONG;
					String name = b.getOperation() == BinaryOperation.DIVIDE ? "divide" : "modulo";
					InvokeInstruction call = call(new MethodReference(ARITHMETIC, name, value, value, value),
						b.getFirstOperand(), b.getSecondOperand());
					call.setReceiver(b.getReceiver());
					call.setLocation(b.getLocation());
					b.replace(call);
					i = call;
				} else if (i instanceof ConstructArrayInstruction a) {
					Variable size = program.createVariable();
					InvokeInstruction call = call(new MethodReference(ARITHMETIC, "length", ValueType.INTEGER, ValueType.INTEGER),
						a.getSize());
					call.setReceiver(size);
					call.setLocation(a.getLocation());
					a.insertPrevious(call);
					a.setSize(size);
				}
			}
		}
	}

	/** Turns calls of split with a constant that is no pattern into what needs no patterns. */
	private static void splitPlainly(Program program) {
		Map<Variable, String> constants = new HashMap<>();
		for (BasicBlock block : program.getBasicBlocks()) {
			for (Instruction i : block) {
				if (i instanceof StringConstantInstruction c) {
					constants.merge(c.getReceiver(), c.getConstant(), (a, b) -> "");
				}
			}
		}
		for (BasicBlock block : program.getBasicBlocks()) {
			for (Instruction i : block) {
				if (i instanceof InvokeInstruction c && c.getMethod().equals(SPLIT)
						&& Strings.isPlain(constants.getOrDefault(c.getArguments().get(0), ""))) {
					Variable text = c.getInstance(), separator = c.getArguments().get(0);
					c.setInstance(null);
					c.setType(InvocationType.SPECIAL);
					c.setMethod(new MethodReference(Strings.class, "splitPlain", String.class, String.class, String[].class));
					c.setArguments(text, separator);
				}
			}
		}
	}

	private static InvokeInstruction call(MethodReference method, Variable... arguments) {
		InvokeInstruction call = new InvokeInstruction();
		call.setType(InvocationType.SPECIAL);
		call.setMethod(method);
		call.setArguments(arguments);
		return call;
	}
}
