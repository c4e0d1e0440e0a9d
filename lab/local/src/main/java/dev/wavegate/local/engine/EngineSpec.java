package dev.wavegate.local.engine;

import java.nio.file.Path;
import java.util.function.Function;

/** The Temporal service that was found. */
public sealed interface EngineSpec {
    /** Answers with the function of the case at hand. */
    default <T> T match(
            Function<Cluster, T> whenCluster, Function<Binary, T> whenBinary, Function<InJvm, T> whenInJvm) {
        if (this instanceof Cluster it) {
            return whenCluster.apply(it);
        }
        if (this instanceof Binary it) {
            return whenBinary.apply(it);
        }
        return whenInJvm.apply((InJvm) this);
    }

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
    }

    /** A dev server of our own, run from the program. */
    record Binary(Path program) implements EngineSpec {}

    /** The test server in this process. */
    record InJvm() implements EngineSpec {}
}
