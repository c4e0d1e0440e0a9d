package dev.wavegate.integrations.servicenow;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import dev.wavegate.domain.change.Approval;
import dev.wavegate.domain.change.ChangePhase;
import org.jspecify.annotations.Nullable;

/**
 * Which values of an instance's states and approvals mean what. Rows are translated to the values of the platform as they
 * are read, and states back as they are written, so that nothing else has to know of other values.
 *
 * @param states the values of a phase, of which the first is written; a phase that is missing has the platform's
 * @param approvals the values of an approval; one that is missing has the platform's
 */
public record ValueMapping(Map<ChangePhase, List<String>> states, Map<Approval, List<String>> approvals) {
    private static final Map<ChangePhase, List<String>> PLATFORM_STATES = Map.of(
            ChangePhase.DRAFT, List.of(States.NEW),
            ChangePhase.AWAITING_APPROVAL, List.of(States.AUTHORIZE, States.ASSESS),
            ChangePhase.SCHEDULED, List.of(States.SCHEDULED),
            ChangePhase.IMPLEMENTING, List.of(States.IMPLEMENT),
            ChangePhase.REVIEWING, List.of(States.REVIEW),
            ChangePhase.CLOSED, List.of(States.CLOSED),
            ChangePhase.CANCELLED, List.of(States.CANCELED));
    // Which change shows that nobody is asked differs between releases, so an instance has to say so.
    private static final Map<Approval, List<String>> PLATFORM_APPROVALS = Map.of(
            Approval.NOT_REQUESTED, List.of("not requested"),
            Approval.REQUESTED, List.of("requested"),
            Approval.APPROVED, List.of("approved"),
            Approval.REJECTED, List.of("rejected"),
            Approval.NOT_REQUIRED, List.of());

    /** The values of the platform. */
    public static final ValueMapping PLATFORM = new ValueMapping(Map.of(), Map.of());

    public ValueMapping {
        states = completed("state", ChangePhase.class, states, PLATFORM_STATES);
        approvals = completed("approval", Approval.class, approvals, PLATFORM_APPROVALS);
    }

    private static <K extends Enum<K>> Map<K, List<String>> completed(
            String what, Class<K> words, Map<K, List<String>> given, Map<K, List<String>> platform) {
        Map<K, List<String>> all = new EnumMap<>(words);
        all.putAll(platform);
        given.forEach((word, values) -> {
            if (!platform.containsKey(word)) {
                throw new IllegalArgumentException("no " + what + " can be configured as " + word);
            }
            all.put(word, List.copyOf(values));
        });
        List<String> seen = new ArrayList<>();
        all.values()
                .forEach(values -> values.forEach(value -> {
                    if (seen.contains(value)) {
                        throw new IllegalArgumentException(what + " \"" + value + "\" must mean one thing only");
                    }
                    seen.add(value);
                }));
        return Map.copyOf(all);
    }

    ChangePhase phase(String value) {
        return meaning(states, value, ChangePhase.UNRECOGNISED);
    }

    Approval approval(String value) {
        return meaning(approvals, value, Approval.UNRECOGNISED);
    }

    private static <K> K meaning(Map<K, List<String>> words, String value, K unknown) {
        return words.entrySet().stream()
                .filter(each -> each.getValue().contains(value))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(unknown);
    }

    /** A row as the platform would show it. */
    @SuppressWarnings("unchecked")
    <T> T asPlatform(T row) {
        if (equals(PLATFORM)) {
            return row;
        }
        if (row instanceof ChangeRow change) {
            return (T) change.with(state(change.state()), approval(change.approval()));
        }
        if (row instanceof NextStates next && next.availableStates() != null) {
            return (T) new NextStates(next.availableStates().stream()
                    .map(each -> new Value(platformState(each.text()), each.display()))
                    .toList());
        }
        return row;
    }

    private @Nullable Value state(@Nullable Value value) {
        return value == null ? null : new Value(platformState(value.text()), value.display());
    }

    private String platformState(String value) {
        ChangePhase phase = phase(value);
        return phase == ChangePhase.UNRECOGNISED
                ? "unmapped " + value
                : platform(PLATFORM_STATES.getOrDefault(phase, List.of()), value);
    }

    private @Nullable Value approval(@Nullable Value value) {
        if (value == null) {
            return null;
        }
        Approval approval = approval(value.text());
        return new Value(
                switch (approval) {
                    case NOT_REQUIRED -> ChangeConverter.NOT_REQUIRED;
                    case UNRECOGNISED -> "unmapped " + value.text();
                    case NOT_REQUESTED, REQUESTED, APPROVED, REJECTED ->
                        platform(PLATFORM_APPROVALS.getOrDefault(approval, List.of()), value.text());
                },
                value.display());
    }

    private static String platform(List<String> platform, String value) {
        return platform.contains(value) ? value : platform.get(0);
    }

    /** The state to write where the platform would be written this one. */
    String written(String platformState) {
        ChangePhase phase = PLATFORM_STATES.entrySet().stream()
                .filter(each -> each.getValue().contains(platformState))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(ChangePhase.UNRECOGNISED);
        List<String> values = states.getOrDefault(phase, List.of());
        return values.isEmpty() || values.contains(platformState) ? platformState : values.get(0);
    }
}
