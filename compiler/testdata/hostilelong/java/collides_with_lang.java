// expect: CE package exists in another module: java.base
package java.lang;
public class String { public static void main(String[] args) {} }
