// expect: CE the package of org.teavm.interop.Import is taken here
package org.teavm.interop;
@interface Import { String name(); String module(); }
class Main {
	@Import(module = "env", name = "system") static native int system(int command);
	public static void main(String[] args) { System.out.println(system(0)); }
}
