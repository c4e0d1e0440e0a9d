package dev.wavegate.local.engine;

import java.nio.file.Path;
import java.util.function.Function;

/** The Temporal service that was found. */
public sealed interface EngineSpec {
    /** Answers with the function of the case at hand. */
    <T> T match(Function<Cluster, T> whenCluster, Function<Binary, T> whenBinary, Function<InJvm, T> whenInJvm);

    /** What it is, in words for people. */
    default String words() {
        return match(
                cluster -> "the Temporal cluster at " + cluster.target(),
                binary -> "a Temporal dev server (" + binary.program() + ")",
                inJvm -> "the Temporal test server in this process, which does not persist its state");
    }

    /** A cluster that runs elsewhere, as host:port. */
    record Cluster(String target) implements EngineSpec {
        public Cluster {
            if (!target.matches("\\S+:[0-9]{1,5}")) {
                throw new IllegalArgumentException("the Temporal target must be host:port, but is \"" + target + "\"");
            }
        }

        @Override
        public <T> T match(
                Function<Cluster, T> whenCluster, Function<Binary, T> whenBinary, Function<InJvm, T> whenInJvm) {
            return whenCluster.apply(this);
        }
    }

    /** A dev server of our own, run from the program. */
    record Binary(Path program) implements EngineSpec {
        @Override
        public <T> T match(
                Function<Cluster, T> whenCluster, Function<Binary, T> whenBinary, Function<InJvm, T> whenInJvm) {
            return whenBinary.apply(this);
        }
    }

    /** The test server in this process. */
    record InJvm() implements EngineSpec {
        @Override
        public <T> T match(
                Function<Cluster, T> whenCluster, Function<Binary, T> whenBinary, Function<InJvm, T> whenInJvm) {
            return whenInJvm.apply(this);
        }
    }
}
