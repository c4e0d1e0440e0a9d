package dev.wavegate.domain.staffing;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

import dev.wavegate.domain.schedule.Interval;

/**
 * An interval split into stretches of constant staffing. A stretch has a label: 0 where all rules are met, another number for
 * each head count that is too low; adjacent stretches have different labels. Sets of
 * roles are bits in the order of {@link #roles()}. Continuity is ignored here, as it is a property of a whole interval.
 */
public final class StaffStretches {
    private final RuleIndex ruleIndex;
    private final Interval interval;
    private final long[] starts;
    private final int[] labels;
    private final HeadCounts headCounts;

    StaffStretches(RuleIndex ruleIndex, Interval interval, long[] starts, int[] labels, HeadCounts headCounts) {
        this.ruleIndex = ruleIndex;
        this.interval = interval;
        this.starts = starts;
        this.labels = labels;
        this.headCounts = headCounts;
    }

    /** The number of stretches; none in an empty interval. */
    public int size() {
        return labels.length;
    }

    /** Where a stretch starts, in nanoseconds after the interval does; for the index after the last, the end. */
    public long start(int stretch) {
        return stretch == starts.length ? nanosUntil(interval.end()) : starts[stretch];
    }

    /** Where every stretch starts, and then the end. */
    public long[] starts() {
        long[] all = Arrays.copyOf(starts, starts.length + 1);
        all[starts.length] = start(starts.length);
        return all;
    }

    /** The label of a stretch. */
    public int label(int stretch) {
        return labels[stretch];
    }

    /** One more than the highest label. */
    public int labels() {
        return headCounts.size();
    }

    /** The roles of all rules, each once. */
    public List<Role> roles() {
        return ruleIndex.roles();
    }

    /** How many people a role needs, by all rules together. */
    public int needed(int role) {
        return ruleIndex.slots(ruleIndex.of(1L << role));
    }

    /** How many slots of these roles stay empty in stretches with that label when as many as possible are filled. */
    public int missing(int label, long roles) {
        return headCounts.missing(label, ruleIndex.of(roles));
    }

    /** Whether all slots in stretches with that label would be filled with one more person, on all rosters of a role. */
    public boolean isEnoughWithOneMore(int label, int role) {
        return headCounts.isEnoughWithOneMore(label, ruleIndex.fittingAs(role));
    }

    /** Whether any of these roles has a rule with continuity. */
    public boolean wantContinuity(long roles) {
        return (ruleIndex.of(roles) & ruleIndex.continuous()) != 0;
    }

    Interval interval() {
        return interval;
    }

    /** The pieces in which all rules are met, continuity aside. */
    List<Interval> staffed() {
        List<Interval> pieces = new ArrayList<>();
        for (int stretch = 0; stretch < labels.length; stretch++) {
            if (labels[stretch] == HeadCounts.ENOUGH) {
                pieces.add(when(stretch));
            }
        }
        return pieces;
    }

    /** Whether these rules are met throughout a part of the interval that is not empty, continuity aside. */
    boolean meet(long rules, Interval part) {
        int last = stretchAt(nanosUntil(part.end()) - 1);
        for (int stretch = stretchAt(nanosUntil(part.start())); stretch <= last; stretch++) {
            if (headCounts.missing(labels[stretch], rules) > 0) {
                return false;
            }
        }
        return true;
    }

    /** The shortages of a part of the interval that is not empty, by time and then in the order of the rules. */
    List<Shortage> shortages(Interval part) {
        List<List<Shortage>> byRule = new ArrayList<>();
        ruleIndex.rules().forEach(rule -> byRule.add(new ArrayList<>()));
        int last = stretchAt(nanosUntil(part.end()) - 1);
        for (int stretch = stretchAt(nanosUntil(part.start())); stretch <= last; stretch++) {
            int[] filled = headCounts.filled(labels[stretch]);
            when(stretch).intersection(part).ifPresent(when -> addShortages(byRule, filled, when));
        }
        return byRule.stream()
                .flatMap(List::stream)
                .sorted(Comparator.comparing(shortage -> shortage.when().start()))
                .toList();
    }

    private void addShortages(List<List<Shortage>> byRule, int[] filled, Interval when) {
        for (int index = 0; index < filled.length; index++) {
            StaffingRule rule = ruleIndex.rules().get(index);
            if (filled[index] < rule.min()) {
                List<Shortage> found = byRule.get(index);
                Instant since = when.start();
                int latest = found.size() - 1;
                if (latest >= 0
                        && found.get(latest).present() == filled[index]
                        && found.get(latest).when().end().equals(since)) {
                    since = found.remove(latest).when().start();
                }
                Interval all = new Interval(since, when.end());
                found.add(new Shortage(rule.role(), rule.roster(), rule.min(), filled[index], all));
            }
        }
    }

    private Interval when(int stretch) {
        Instant origin = interval.start();
        return new Interval(origin.plusNanos(start(stretch)), origin.plusNanos(start(stretch + 1)));
    }

    /** The stretch at so many nanoseconds after the start, which must be before the end. */
    private int stretchAt(long nanos) {
        int found = Arrays.binarySearch(starts, nanos);
        return found >= 0 ? found : -found - 2;
    }

    private long nanosUntil(Instant moment) {
        return Duration.between(interval.start(), moment).toNanos();
    }
}
