// expect: CE the package of org.teavm.metaprogramming.CompileTime is taken here
package org.teavm.metaprogramming;
@interface CompileTime {}
@interface Meta {}
@CompileTime class Main {
	static { if (true) throw new Error("ran in the compiler"); }
	@Meta static native Object make(Class<?> c);
	public static void main(String[] args) { make(Main.class); }
}
