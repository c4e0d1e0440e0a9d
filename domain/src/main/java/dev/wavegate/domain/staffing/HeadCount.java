package dev.wavegate.domain.staffing;

import java.util.Arrays;

/**
 * How many people of which groups are there at some moment, as far as that is of account, and what they are enough for; a
 * rule of which the roster is unknown then can never be met.
 */
final class HeadCount {

    private final RuleIndex ruleIndex;
    private final long[] fits;
    private final int[] sizes;
    private final long unknown;

    private HeadCount(RuleIndex ruleIndex, long[] fits, int[] sizes, long unknown) {
        this.ruleIndex = ruleIndex;
        this.fits = fits;
        this.sizes = sizes;
        this.unknown = unknown;
    }

    /** The crew as it is now, in an order that does not depend on who came first. */
    static HeadCount of(RuleIndex ruleIndex, HeadCounter headCounter, int[] sizesOfGroups, long unknownRules) {
        int[] present = new int[headCounter.groups()];
        int count = 0;
        for (int group = 1; group < headCounter.groups(); group++) {
            if (sizesOfGroups[group] > 0) {
                int target = count++;
                for (; target > 0 && headCounter.fitting(present[target - 1]) > headCounter.fitting(group); target--) {
                    present[target] = present[target - 1];
                }
                present[target] = group;
            }
        }
        long[] fits = new long[count];
        int[] sizes = new int[count];
        for (int index = 0; index < count; index++) {
            fits[index] = headCounter.fitting(present[index]);
            sizes[index] = sizesOfGroups[present[index]];
        }
        return new HeadCount(ruleIndex, fits, sizes, unknownRules);
    }

    /** Whether all of these rules are met at once. */
    boolean meets(long rules) {
        return missing(rules, fits, sizes) == 0;
    }

    /** Whether all of these rules would be met with one more person, who fits the given ones. */
    boolean meetsWithOneMore(long rules, long fitting) {
        if ((rules & unknown) != 0) {
            return false;
        }
        long[] moreFits = Arrays.copyOf(fits, fits.length + 1);
        int[] moreSizes = Arrays.copyOf(sizes, sizes.length + 1);
        moreFits[fits.length] = fitting;
        moreSizes[sizes.length] = 1;
        return missing(rules, moreFits, moreSizes) == 0;
    }

    /** How many slots of these rules stay empty when as many as possible are filled. */
    int missing(long rules) {
        return missing(rules, fits, sizes);
    }

    /** How many slots of each rule can be filled, the earlier rules first. */
    int[] filled() {
        int[] needed = ruleIndex.needed(ruleIndex.all() & ~unknown);
        return SlotMatching.fill(needed, fits, sizes);
    }

    private int missing(long rules, long[] groups, int[] people) {
        int missing = ruleIndex.slots(rules);
        for (int filled : SlotMatching.fill(ruleIndex.needed(rules & ~unknown), groups, people)) {
            missing -= filled;
        }
        return missing;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof HeadCount headCount
                && headCount.unknown == unknown
                && Arrays.equals(headCount.fits, fits)
                && Arrays.equals(headCount.sizes, sizes);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * Arrays.hashCode(fits) + Arrays.hashCode(sizes)) + Long.hashCode(unknown);
    }
}
