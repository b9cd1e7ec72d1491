// expect: CE
import sun.misc.Unsafe;
public class Main { public static void main(String[] args) throws Exception { var f = Unsafe.class.getDeclaredField("theUnsafe"); f.setAccessible(true); System.out.println(((Unsafe) f.get(null)).getLong(0L)); } }
