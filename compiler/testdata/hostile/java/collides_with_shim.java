// expect: CE the package of assize.Compile is taken here
package assize;
public class Compile { public static void main(String[] args) { System.out.println(1); } }
