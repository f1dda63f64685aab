package org.doorstep.architecture;

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

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import javax.lang.model.element.Modifier;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/// One source file, as the compiler's own parser sees it.
///
/// @param isPublic whether its top-level type is public
/// @param mostConstructorParameters the most parameters of a constructor; of records none are
///   counted, they are data
record SourceFile(
        String path,
        String packageName,
        int lines,
        boolean isPublic,
        int mostConstructorParameters,
        List<Method> methods) {

    /// One method or constructor with a body.
    record Method(String name, int lines) {}

    static SourceFile read(Path file) {
        try {
            return parse(file, Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static SourceFile parse(Path file, String text) {
        try {
            var compiler = ToolProvider.getSystemJavaCompiler();
            var task =
                    (JavacTask)
                            compiler.getTask(
                                    null, null, d -> {}, List.of(), null, List.of(new Text(text)));
            var unit = task.parse().iterator().next();
            var scan = new Scan(unit, Trees.instance(task).getSourcePositions());
            scan.scan(unit, null);
            var name = unit.getPackageName() == null ? "" : unit.getPackageName().toString();
            return new SourceFile(
                    file.toString(),
                    name,
                    (int) text.lines().count(),
                    scan.isPublic,
                    scan.mostParameters,
                    List.copyOf(scan.methods));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean isPackageInfo() {
        return path.endsWith("package-info.java");
    }

    /// The room this file belongs to, or null for the main class and the geometry module.
    @Nullable String room() {
        var parts = packageName.split("\\.", -1);
        return parts.length < 3 || parts[2].equals("geo") ? null : parts[2];
    }

    private static final class Text extends SimpleJavaFileObject {

        private final String text;

        Text(String text) {
            super(URI.create("string:///Source.java"), JavaFileObject.Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    private static final class Scan extends TreeScanner<@Nullable Void, @Nullable Void> {

        private final CompilationUnitTree unit;
        private final SourcePositions positions;
        private final List<Method> methods = new ArrayList<>();
        private boolean isPublic;
        private int mostParameters;
        private int depth;

        Scan(CompilationUnitTree unit, SourcePositions positions) {
            this.unit = unit;
            this.positions = positions;
        }

        @Override
        public @Nullable Void visitClass(ClassTree type, @Nullable Void nothing) {
            if (depth == 0) {
                isPublic |= type.getModifiers().getFlags().contains(Modifier.PUBLIC);
            }
            depth++;
            var result = super.visitClass(type, nothing);
            depth--;
            return result;
        }

        @Override
        public @Nullable Void visitMethod(MethodTree method, @Nullable Void nothing) {
            if (method.getBody() != null) {
                methods.add(new Method(method.getName().toString(), linesInside(method.getBody())));
            }
            if (method.getReturnType() == null) {
                mostParameters = Math.max(mostParameters, method.getParameters().size());
            }
            return super.visitMethod(method, nothing);
        }

        /// The lines between the braces, which do not count themselves.
        private int linesInside(Tree body) {
            LineMap lines = unit.getLineMap();
            long first = lines.getLineNumber(positions.getStartPosition(unit, body));
            long last = lines.getLineNumber(positions.getEndPosition(unit, body));
            return (int) Math.max(0, last - first - 1);
        }
    }
}
