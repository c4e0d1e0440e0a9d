package dev.wavegate.plan;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;

import dev.wavegate.domain.rollout.RolloutPlan;

/** Reads plans; everything that is wrong with one is reported at once. */
public final class PlanParser {
    /** A larger plan is refused before anything of it is read. */
    public static final int LARGEST_BYTES = 256 * 1024;

    /** A plan travels in workflow payloads, which must stay small, with all its defaults written out. */
    public static final int LARGEST_CANONICAL_BYTES = 128 * 1024;

    private PlanParser() {}

    /** Reads a plan without knowing what the worker is configured with. */
    public static ParseResult<ReadPlan> read(byte[] body, PlanFormat format) {
        return read(body, format, Optional.empty(), Optional.empty());
    }

    /**
     * Reads a plan.
     *
     * @param knownBackends names of the configured device backends; empty to accept any
     */
    public static ParseResult<ReadPlan> read(byte[] body, PlanFormat format, Optional<Set<String>> knownBackends) {
        return read(body, format, knownBackends, Optional.empty());
    }

    /**
     * Reads a plan.
     *
     * @param knownBackends names of the configured device backends; empty to accept any
     * @param knownSources names of the configured calendar and roster systems; empty to accept any
     */
    public static ParseResult<ReadPlan> read(
            byte[] body, PlanFormat format, Optional<Set<String>> knownBackends, Optional<Set<String>> knownSources) {
        Problems problems = new Problems();
        Optional<RolloutPlan> plan = BodyText.of(body, LARGEST_BYTES, problems)
                .flatMap(text -> TreeBuilder.build(text, format, problems))
                .flatMap(root -> new SpecParser(new KnownNames(knownBackends, knownSources))
                        .plan(new Place("", root, problems)));
        if (plan.isEmpty() || problems.count() > 0) {
            return ParseResult.invalid(problems);
        }
        String canonical = CanonicalPlan.json(plan.get());
        int size = canonical.getBytes(StandardCharsets.UTF_8).length;
        if (size > LARGEST_CANONICAL_BYTES) {
            problems.add(
                    "",
                    "must have at most " + LARGEST_CANONICAL_BYTES + " bytes including its defaults",
                    size + " bytes",
                    0);
            return ParseResult.invalid(problems);
        }
        return ParseResult.valid(new ReadPlan(plan.get(), canonical, CanonicalPlan.digest(canonical)));
    }
}
