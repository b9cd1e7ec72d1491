// expect: any
import javax.annotation.processing.*;
import java.util.*;
import javax.lang.model.element.TypeElement;
@SupportedAnnotationTypes("*")
public class Main extends AbstractProcessor {
	public boolean process(Set<? extends TypeElement> a, RoundEnvironment r) { throw new Error("ran in the compiler"); }
	public static void main(String[] args) {}
}
