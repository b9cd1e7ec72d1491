// expect: CE the package of org.teavm.runtime.GC is taken here
package org.teavm.runtime;
public class GC { public static Object alloc(int size) { return null; } public static void main(String[] args) {} }
