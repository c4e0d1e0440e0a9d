package dev.wavegate.testkit.rollout;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.wavegate.domain.failure.Failure;
import dev.wavegate.domain.failure.FailureCode;
import dev.wavegate.domain.identity.RolloutId;
import dev.wavegate.domain.rollout.RolloutProgress;
import dev.wavegate.domain.rollout.RolloutRecord;
import dev.wavegate.domain.rollout.Rollouts;
import dev.wavegate.domain.schedule.ScheduleRef;

/** Rollouts that live as long as their process; safe for use by several threads. */
public final class InMemoryRollouts implements Rollouts {
    private static final Comparator<RolloutRecord> NEWEST_FIRST = Comparator.comparing(RolloutRecord::createdAt)
            .thenComparing(each -> each.id().value())
            .reversed();

    private static final Pattern CURSOR_FORM = Pattern.compile(CURSOR);

    private final Map<RolloutId, Row> rows = new HashMap<>();

    @Override
    public synchronized void register(NewRollout rollout) {
        Row known = rows.get(rollout.id());
        if (known == null) {
            rows.put(rollout.id(), new Row(begun(rollout), rollout.schedules(), -1));
        } else if (!known.entry().digest().equals(rollout.digest())) {
            throw Failure.of(
                    FailureCode.ROLLOUT_EXISTS,
                    "rollout " + rollout.id()
                            + " exists with another plan; rollout names are permanent and cannot be reused");
        }
    }

    @Override
    public synchronized void progress(RolloutId id, RolloutProgress progress, long sequence, Instant at) {
        Row row = rows.get(id);
        if (row == null) {
            throw Failure.of(FailureCode.ROLLOUT_MISSING, "rollout " + id + " does not exist");
        }
        if (sequence > row.sequence()) {
            RolloutRecord before = row.entry();
            RolloutRecord after = new RolloutRecord(
                    id,
                    before.digest(),
                    before.planJson(),
                    before.product(),
                    before.labels(),
                    progress,
                    before.createdAt(),
                    at.truncatedTo(ChronoUnit.MICROS),
                    before.version() + 1);
            rows.put(id, new Row(after, row.schedules(), sequence));
        }
    }

    @Override
    public synchronized Optional<RolloutRecord> find(RolloutId id) {
        return Optional.ofNullable(rows.get(id)).map(Row::entry);
    }

    @Override
    public synchronized RolloutPage list(RolloutFilter filter, String cursor, int most) {
        List<RolloutRecord> matching = rows.values().stream()
                .map(Row::entry)
                .filter(each -> admits(filter, each))
                .sorted(NEWEST_FIRST)
                .toList();
        List<RolloutRecord> rest = matching.subList(firstAfter(cursor, matching), matching.size());
        List<RolloutRecord> page = rest.stream().limit(most).toList();
        boolean more = rest.size() > page.size() && !page.isEmpty();
        return new RolloutPage(page, more ? Optional.of(cursorOf(page.get(page.size() - 1))) : Optional.empty());
    }

    @Override
    public synchronized Set<ScheduleRef> schedulesInUse() {
        return running().flatMap(each -> each.schedules().stream()).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public synchronized List<RolloutRecord> naming(Set<ScheduleRef> schedules) {
        return running()
                .filter(each -> each.schedules().stream().anyMatch(schedules::contains))
                .map(Row::entry)
                .toList();
    }

    @Override
    public synchronized List<RolloutId> unfinished(Optional<RolloutId> after, int most) {
        return running()
                .map(each -> each.entry().id())
                .sorted(Comparator.comparing(RolloutId::value))
                .dropWhile(each -> after.filter(last -> each.value().compareTo(last.value()) <= 0)
                        .isPresent())
                .limit(most)
                .toList();
    }

    @Override
    public synchronized List<RolloutRecord> activeSince(Instant moment) {
        return rows.values().stream()
                .map(Row::entry)
                .filter(each ->
                        !each.progress().state().isFinal() || !each.updatedAt().isBefore(moment))
                .sorted(NEWEST_FIRST.reversed())
                .toList();
    }

    private Stream<Row> running() {
        return rows.values().stream()
                .filter(each -> !each.entry().progress().state().isFinal());
    }

    private static boolean admits(RolloutFilter filter, RolloutRecord rollout) {
        return filter.state().map(state -> rollout.progress().state() == state).orElse(true)
                && filter.product().map(rollout.product()::equals).orElse(true)
                && rollout.labels().entrySet().containsAll(filter.labels().entrySet());
    }

    private static int firstAfter(String cursor, List<RolloutRecord> sorted) {
        if (cursor.isEmpty()) {
            return 0;
        }
        if (!CURSOR_FORM.matcher(cursor).matches()) {
            throw Failure.of(
                    FailureCode.REQUEST_INVALID, "the page token is invalid; use nextPageToken of the previous page");
        }
        String[] parts = cursor.split("\\.", 2);
        long last = Long.parseLong(parts[0]);
        return Math.toIntExact(sorted.stream()
                .takeWhile(each -> micros(each) > last
                        || (micros(each) == last && each.id().value().compareTo(parts[1]) >= 0))
                .count());
    }

    private static String cursorOf(RolloutRecord rollout) {
        return micros(rollout) + "." + rollout.id();
    }

    private static long micros(RolloutRecord rollout) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, rollout.createdAt());
    }

    private static RolloutRecord begun(NewRollout rollout) {
        RolloutProgress nothingYet = RolloutProgress.preparing();
        Instant at = rollout.at().truncatedTo(ChronoUnit.MICROS);
        return new RolloutRecord(
                rollout.id(),
                rollout.digest(),
                rollout.planJson(),
                rollout.product(),
                rollout.labels(),
                nothingYet,
                at,
                at,
                1);
    }

    private record Row(RolloutRecord entry, Set<ScheduleRef> schedules, long sequence) {}
}
