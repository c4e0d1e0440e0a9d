package dev.wavegate.domain.staffing;

import java.util.List;

/**
 * An interval in stretches of time, of which each has one label for what the people who are there are enough for; label
 * 0 is for all that is needed. Sets of roles are bits by the order of {@link #roles()}. Rules that want the same people
 * throughout count as if they did not, which only a look at a whole interval can tell.
 */
public final class StaffStretches {

    private final RuleIndex ruleIndex;
    private final StaffTimeline timeline;

    StaffStretches(RuleIndex ruleIndex, StaffTimeline timeline) {
        this.ruleIndex = ruleIndex;
        this.timeline = timeline;
    }

    /** How many stretches there are; none in an empty interval. */
    public int size() {
        return timeline.size();
    }

    /** Where a stretch starts, in nanoseconds after the interval does; that of the one after the last is the end. */
    public long start(int stretch) {
        return timeline.start(stretch);
    }

    /** Where every stretch starts, and then the end. */
    public long[] starts() {
        long[] starts = new long[size() + 1];
        for (int stretch = 0; stretch < starts.length; stretch++) {
            starts[stretch] = timeline.start(stretch);
        }
        return starts;
    }

    /** The label of a stretch. */
    public int label(int stretch) {
        return timeline.label(stretch);
    }

    /** One more than the highest label. */
    public int labels() {
        return timeline.headCounts().size();
    }

    /** The roles that are asked for, each once. */
    public List<Role> roles() {
        return ruleIndex.roles();
    }

    /** How many people a role needs, by all rules together. */
    public int needed(int role) {
        return ruleIndex.slots(ruleIndex.of(1L << role));
    }

    /** How many slots of these roles stay empty where that label is, when as many as possible are filled. */
    public int missing(int label, long roles) {
        return label == HeadCounts.ENOUGH
                ? 0
                : timeline.headCounts().headCount(label).missing(ruleIndex.of(roles));
    }

    /** Whether all slots would be filled where that label is with one more person, who is on all rosters of a role. */
    public boolean isEnoughWithOneMore(int label, int role) {
        return label == HeadCounts.ENOUGH
                || timeline.headCounts().headCount(label).meetsWithOneMore(ruleIndex.all(), ruleIndex.fittingAs(role));
    }

    /** Whether any of these roles wants the same people throughout. */
    public boolean wantContinuity(long roles) {
        return (ruleIndex.of(roles) & ruleIndex.continuous()) != 0;
    }
}
