package assize;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import org.teavm.callgraph.CallGraph;
import org.teavm.callgraph.CallGraphNode;
import org.teavm.callgraph.CallSite;
import org.teavm.diagnostics.DefaultProblemTextConsumer;
import org.teavm.diagnostics.Problem;
import org.teavm.model.CallLocation;
import org.teavm.model.MethodReference;
import org.teavm.model.TextLocation;
import org.teavm.vm.TeaVM;

/** Says what a program needs of Java's library that is not there. */
final class Problems {
	private Problems() {}

	/** Prints the problems, each with a line of the submission, and tells whether there are any. */
	static boolean report(TeaVM vm, Set<String> own) {
		Set<String> messages = new LinkedHashSet<>();
		for (Problem problem : vm.getProblemProvider().getSevereProblems()) {
			DefaultProblemTextConsumer text = new DefaultProblemTextConsumer();
			problem.render(text);
			String where = where(vm.getDependencyInfo().getCallGraph(), problem.getLocation(), own);
			messages.add(where + "error: " + text.getText().replace("was not found", "is not in this library"));
		}
		messages.forEach(System.err::println);
		return !messages.isEmpty();
	}

	/** Follows the calls from there back into the submission. */
	private static String where(CallGraph graph, CallLocation location, Set<String> own) {
		if (location == null || location.getMethod() == null) {
			return "";
		}
		if (own.contains(location.getMethod().getClassName())) {
			return line(location.getSourceLocation());
		}
		Set<MethodReference> seen = new HashSet<>();
		Deque<CallGraphNode> queue = new ArrayDeque<>();
		queue.add(graph.getNode(location.getMethod()));
		while (!queue.isEmpty()) {
			CallGraphNode node = queue.poll();
			for (CallSite site : node.getCallerCallSites()) {
				for (CallGraphNode caller : site.getCallers()) {
					if (own.contains(caller.getMethod().getClassName())) {
						for (TextLocation l : site.getLocations(caller)) {
							return line(l);
						}
					}
					if (seen.add(caller.getMethod())) {
						queue.add(caller);
					}
				}
			}
		}
		return "";
	}

	private static String line(TextLocation l) {
		return l == null || l.getFileName() == null ? "" : l.getFileName() + ":" + l.getLine() + ": ";
	}
}
