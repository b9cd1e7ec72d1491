// in:
// out: 30003000 true kept\n1000\n
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.WeakHashMap;

class References {
	public static void main(String[] args) {
		ReferenceQueue<Object> queue = new ReferenceQueue<>();
		WeakReference<Object> queued = new WeakReference<>(new Object(), queue);
		WeakReference<String> kept = new WeakReference<>(new StringBuilder("ke").append("pt").toString());
		WeakHashMap<String, Integer> map = new WeakHashMap<>();
		for (int i = 0; i < 1000; i++) {
			map.put("k" + i, i);
		}
		long sum = 0;
		for (int i = 0; i < 3000; i++) {
			int[] garbage = new int[10000];
			garbage[i] = 1;
			sum += garbage[i] + garbage.length;
		}
		System.out.println(sum + " " + (queued.get() != null && queue.poll() == null) + " " + kept.get());
		System.out.println(map.size());
	}
}
