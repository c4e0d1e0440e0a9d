package dev.wavegate.architecture;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import org.jspecify.annotations.Nullable;

/**
 * How long the methods of source files are, and how many parameters their constructors take; read by the compiler's own
 * parser.
 *
 * @param what a file and a method, as people would look for it
 * @param lines from the first line of its declaration to its last
 * @param constructorParameters zero for methods and for records, whose components are a message
 */
record Measure(String what, long lines, int constructorParameters) {
    static List<Measure> of(List<Path> sources) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<Measure> measures = new ArrayList<>();
        try (StandardJavaFileManager files =
                compiler.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    null, files, null, List.of("-proc:none"), null, files.getJavaFileObjectsFromPaths(sources));
            SourcePositions positions = Trees.instance(task).getSourcePositions();
            for (CompilationUnitTree unit : task.parse()) {
                new Scanner(unit, positions, measures).scan(unit, null);
            }
        } catch (IOException unreadable) {
            throw new IllegalStateException("the sources cannot be read", unreadable);
        }
        return List.copyOf(measures);
    }

    private static final class Scanner extends TreeScanner<@Nullable Void, Tree.@Nullable Kind> {
        private final CompilationUnitTree unit;
        private final SourcePositions positions;
        private final List<Measure> measures;

        Scanner(CompilationUnitTree unit, SourcePositions positions, List<Measure> measures) {
            this.unit = unit;
            this.positions = positions;
            this.measures = measures;
        }

        @Override
        public @Nullable Void visitClass(ClassTree type, Tree.@Nullable Kind outer) {
            return super.visitClass(type, type.getKind());
        }

        @Override
        public @Nullable Void visitMethod(MethodTree method, Tree.@Nullable Kind type) {
            LineMap lines = unit.getLineMap();
            long first = lines.getLineNumber(positions.getStartPosition(unit, method));
            long last = lines.getLineNumber(positions.getEndPosition(unit, method));
            boolean constructor = method.getName().contentEquals("<init>") && type != Tree.Kind.RECORD;
            String file = Path.of(unit.getSourceFile().toUri()).getFileName().toString();
            measures.add(new Measure(
                    file + " " + method.getName(),
                    last - first + 1,
                    constructor ? method.getParameters().size() : 0));
            return super.visitMethod(method, type);
        }
    }
}
