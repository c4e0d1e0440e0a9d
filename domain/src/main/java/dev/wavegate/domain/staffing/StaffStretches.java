package dev.wavegate.domain.staffing;

import java.util.List;

/**
 * An interval in stretches of time, of which each has one label for what the people who are there are enough for; label
 * 0 is for all that is needed. Sets of roles are bits by the order of {@link #roles()}. Rules that want the same people
 * throughout count as if they did not, which only a look at a whole interval can tell.
 */
public final class StaffStretches {

    private final Lines lines;
    private final StaffTimeline timeline;

    StaffStretches(Lines lines, StaffTimeline timeline) {
        this.lines = lines;
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
        return timeline.musters().size();
    }

    /** The roles that are asked for, each once. */
    public List<Role> roles() {
        return lines.roles();
    }

    /** How many people a role needs, by all rules together. */
    public int needed(int role) {
        return lines.slots(lines.of(1L << role));
    }

    /** How many slots of these roles stay empty where that label is, when as many as possible are filled. */
    public int missing(int label, long roles) {
        return label == Musters.ENOUGH ? 0 : timeline.musters().muster(label).missing(lines.of(roles));
    }

    /** Whether all slots would be filled where that label is with one more person, who is on all rosters of a role. */
    public boolean isEnoughWithOneMore(int label, int role) {
        return label == Musters.ENOUGH
                || timeline.musters().muster(label).meetsWithOneMore(lines.all(), lines.fittingAs(role));
    }

    /** Whether any of these roles wants the same people throughout. */
    public boolean wantSamePeople(long roles) {
        return (lines.of(roles) & lines.continuous()) != 0;
    }
}
