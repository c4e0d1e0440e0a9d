package dev.wavegate.architecture;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import dev.wavegate.documentation.Checkout;
import org.jspecify.annotations.Nullable;

/**
 * What the rules need to know of a source file; read by the compiler's own parser.
 *
 * @param types fully qualified names of its named types, the top-level one first, nested ones with a dot
 * @param packagePrivate whether the top-level type is neither public nor protected
 * @param methodLines lines of each method and constructor, from the first line of its declaration to its last
 * @param parameters how many parameters each constructor takes and how many components each record has
 * @param names simple names that the file uses
 */
record SourceFile(
        Path path,
        String packageName,
        int lines,
        List<String> types,
        boolean packagePrivate,
        List<Integer> methodLines,
        List<Integer> parameters,
        Set<String> names) {

    /** Parses the files; those without a type, such as package-info.java, are left out. */
    static List<SourceFile> parse(List<Path> sources) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<SourceFile> files = new ArrayList<>();
        try (StandardJavaFileManager manager =
                compiler.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    null, manager, null, List.of("-proc:none"), null, manager.getJavaFileObjectsFromPaths(sources));
            SourcePositions positions = Trees.instance(task).getSourcePositions();
            for (CompilationUnitTree unit : task.parse()) {
                if (!unit.getTypeDecls().isEmpty()) {
                    files.add(new Scanner(unit, positions).scanned());
                }
            }
        } catch (IOException unreadable) {
            throw new IllegalStateException("the sources cannot be read", unreadable);
        }
        return List.copyOf(files);
    }

    /** The fully qualified name of the top-level type. */
    String topLevelType() {
        return types.get(0);
    }

    /** The simple name of the top-level type. */
    String simpleName() {
        return topLevelType().substring(topLevelType().lastIndexOf('.') + 1);
    }

    private static final class Scanner extends TreeScanner<@Nullable Void, @Nullable Void> {
        private final CompilationUnitTree unit;
        private final SourcePositions positions;
        private final List<String> types = new ArrayList<>();
        private final List<Integer> methodLines = new ArrayList<>();
        private final List<Integer> parameters = new ArrayList<>();
        private final Set<String> names = new HashSet<>();
        private final Deque<ClassTree> outer = new ArrayDeque<>();

        Scanner(CompilationUnitTree unit, SourcePositions positions) {
            this.unit = unit;
            this.positions = positions;
        }

        SourceFile scanned() {
            scan(unit, null);
            Set<Modifier> modifiers =
                    ((ClassTree) unit.getTypeDecls().get(0)).getModifiers().getFlags();
            return new SourceFile(
                    Path.of(unit.getSourceFile().toUri()),
                    packageName(),
                    Checkout.lines(Path.of(unit.getSourceFile().toUri())).size(),
                    List.copyOf(types),
                    !modifiers.contains(Modifier.PUBLIC),
                    List.copyOf(methodLines),
                    List.copyOf(parameters),
                    Set.copyOf(names));
        }

        @Override
        public @Nullable Void visitClass(ClassTree type, @Nullable Void nothing) {
            if (!type.getSimpleName().isEmpty()) {
                types.add(qualified(type));
            }
            if (type.getKind() == Tree.Kind.RECORD) {
                // Its components are the only fields of a record that are not static.
                parameters.add((int) type.getMembers().stream()
                        .filter(VariableTree.class::isInstance)
                        .filter(each ->
                                !((VariableTree) each).getModifiers().getFlags().contains(Modifier.STATIC))
                        .count());
            }
            outer.addLast(type);
            super.visitClass(type, null);
            outer.removeLast();
            return null;
        }

        @Override
        public @Nullable Void visitMethod(MethodTree method, @Nullable Void nothing) {
            methodLines.add(lineOf(positions.getEndPosition(unit, method))
                    - lineOf(positions.getStartPosition(unit, method))
                    + 1);
            if (method.getName().contentEquals("<init>") && outer.getLast().getKind() != Tree.Kind.RECORD) {
                parameters.add(method.getParameters().size());
            }
            return super.visitMethod(method, null);
        }

        @Override
        public @Nullable Void visitImport(ImportTree imported, @Nullable Void nothing) {
            Tree name = imported.getQualifiedIdentifier();
            while (name instanceof MemberSelectTree select) {
                names.add(select.getIdentifier().toString());
                name = select.getExpression();
            }
            return null;
        }

        @Override
        public @Nullable Void visitIdentifier(IdentifierTree identifier, @Nullable Void nothing) {
            names.add(identifier.getName().toString());
            return null;
        }

        private String qualified(ClassTree type) {
            StringBuilder name = new StringBuilder(packageName()).append('.');
            outer.forEach(each -> name.append(each.getSimpleName()).append('.'));
            return name.append(type.getSimpleName()).toString();
        }

        private String packageName() {
            return unit.getPackageName().toString();
        }

        private int lineOf(long position) {
            return (int) unit.getLineMap().getLineNumber(position);
        }
    }
}
