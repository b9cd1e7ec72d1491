import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;

public class Main {
	static int shared;

	static synchronized void add(int n) {
		shared += n;
	}

	public static void main(String[] args) throws Exception {
		Thread[] threads = new Thread[4];
		AtomicInteger atomic = new AtomicInteger();
		AtomicLong sum = new AtomicLong();
		Map<Integer, Integer> map = new ConcurrentHashMap<>();
		for (int i = 0; i < threads.length; i++) {
			int k = i;
			threads[i] = new Thread(() -> {
				for (int j = 0; j < 100; j++) add(1);
				atomic.incrementAndGet();
				sum.addAndGet(k);
				map.merge(k % 2, 1, Integer::sum);
			}, "t" + i);
			threads[i].start();
		}
		for (Thread t : threads) t.join();
		Object lock = new Object();
		synchronized (lock) {
			shared++;
		}
		StringBuffer buffer = new StringBuffer("sync");
		buffer.append(1).reverse();
		Vector<Integer> vector = new Vector<>(List.of(1, 2));
		vector.add(3);
		ThreadLocal<Integer> local = ThreadLocal.withInitial(() -> 5);
		System.out.println(shared + " " + atomic + " " + sum + " " + map + " " + buffer + " " + vector + " " + local.get() + " " + Thread.currentThread().getName());
		class Worker extends Thread {
			@Override
			public void run() {
				System.out.println("worker " + getName().isEmpty());
			}
		}
		Worker w = new Worker();
		w.start();
		w.join();
		Thread.sleep(1);
		System.out.println(w.isAlive());
		List<Integer> list = Collections.synchronizedList(new ArrayList<>());
		list.add(4);
		System.out.println(list);
		System.exit(0);
	}
}
