package assize;

import org.teavm.ast.InvocationExpr;
import org.teavm.backend.wasm.intrinsics.WasmIntrinsic;
import org.teavm.backend.wasm.intrinsics.WasmIntrinsicManager;
import org.teavm.backend.wasm.model.expression.WasmDrop;
import org.teavm.backend.wasm.model.expression.WasmExpression;
import org.teavm.backend.wasm.model.expression.WasmFloatType;
import org.teavm.backend.wasm.model.expression.WasmFloatUnary;
import org.teavm.backend.wasm.model.expression.WasmFloatUnaryOperation;
import org.teavm.backend.wasm.model.expression.WasmInt32Constant;
import org.teavm.backend.wasm.model.expression.WasmMemoryGrow;
import org.teavm.model.MethodReference;

/** Makes the native methods of assize.library.Wasm single instructions. */
final class Instructions implements WasmIntrinsic {
	@Override
	public boolean isApplicable(MethodReference method) {
		return method.getClassName().equals("assize.library.Wasm");
	}

	@Override
	public WasmExpression apply(InvocationExpr call, WasmIntrinsicManager manager) {
		if (call.getMethod().getName().equals("mayFail")) {
			return new WasmDrop(new WasmInt32Constant(0));
		}
		WasmExpression argument = manager.generate(call.getArguments().get(0));
		return switch (call.getMethod().getName()) {
			case "grow" -> new WasmMemoryGrow(argument);
			case "sqrt" -> unary(WasmFloatUnaryOperation.SQRT, argument);
			case "floor" -> unary(WasmFloatUnaryOperation.FLOOR, argument);
			case "ceil" -> unary(WasmFloatUnaryOperation.CEIL, argument);
			case "nearest" -> unary(WasmFloatUnaryOperation.NEAREST, argument);
			case "abs" -> unary(WasmFloatUnaryOperation.ABS, argument);
			default -> throw new IllegalArgumentException(call.getMethod().toString());
		};
	}

	private static WasmExpression unary(WasmFloatUnaryOperation operation, WasmExpression argument) {
		return new WasmFloatUnary(WasmFloatType.FLOAT64, operation, argument);
	}
}
