package dev.wavegate.domain.staffing;

import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The head counts of an interval that do not meet all rules, each under a label from 1 on; label 0 is for any that does.
 * There are few of them, so that matching people to slots once for each is cheap.
 */
final class HeadCounts {
    static final int ENOUGH = 0;

    private final RuleIndex ruleIndex;
    private final List<HeadCount> headCounts = new ArrayList<>();
    private final Map<HeadCount, Integer> labels = new HashMap<>();
    // By the sizes of all groups as the counter has them.
    private final Map<IntBuffer, Integer> seen = new HashMap<>();

    HeadCounts(RuleIndex ruleIndex) {
        this.ruleIndex = ruleIndex;
    }

    /** Must be called for each new counter, as each numbers its groups in another order. */
    void startCounting() {
        seen.clear();
    }

    /** The label of the current head count; rules of unknown rosters are not met. */
    int label(HeadCounter counter, long unknownRules) {
        if (counter.isAmple()) {
            return ENOUGH;
        }
        int[] sizes = counter.sizes();
        IntBuffer key = withoutTrailingZeros(sizes);
        Integer known = seen.get(key);
        if (known != null) {
            return known;
        }
        HeadCount headCount = HeadCount.of(counter, sizes, unknownRules);
        int label = missing(headCount, ruleIndex.all()) == 0 ? ENOUGH : label(headCount);
        seen.put(key, label);
        return label;
    }

    /** One more than the highest label. */
    int size() {
        return headCounts.size() + 1;
    }

    /** How many slots of these rules stay empty when as many as possible are filled. */
    int missing(int label, long rules) {
        return label == ENOUGH ? 0 : missing(headCounts.get(label - 1), rules);
    }

    /** Whether all rules would be met with one more person, who fits the given ones. */
    boolean isEnoughWithOneMore(int label, long fitting) {
        if (label == ENOUGH) {
            return true;
        }
        HeadCount headCount = headCounts.get(label - 1);
        return headCount.unknownRules == 0 && missing(headCount.withOneMore(fitting), ruleIndex.all()) == 0;
    }

    /** How many slots of each rule can be filled, the earlier rules first. */
    int[] filled(int label) {
        return label == ENOUGH ? ruleIndex.needed(ruleIndex.all()) : filled(headCounts.get(label - 1), ruleIndex.all());
    }

    private int missing(HeadCount headCount, long rules) {
        return ruleIndex.slots(rules) - Arrays.stream(filled(headCount, rules)).sum();
    }

    private int[] filled(HeadCount headCount, long rules) {
        return SlotMatching.fill(ruleIndex.needed(rules & ~headCount.unknownRules), headCount.fits, headCount.sizes);
    }

    private int label(HeadCount headCount) {
        Integer known = labels.putIfAbsent(headCount, headCounts.size() + 1);
        if (known == null) {
            headCounts.add(headCount);
            return headCounts.size();
        }
        return known;
    }

    /** Groups that are added later have size 0 in earlier counts. */
    private static IntBuffer withoutTrailingZeros(int[] sizes) {
        int length = sizes.length;
        while (length > 0 && sizes[length - 1] == 0) {
            length--;
        }
        return IntBuffer.wrap(sizes, 0, length);
    }

    /** How many people fit which rules, by groups of people who fit the same. */
    private static final class HeadCount {
        private final long[] fits;
        private final int[] sizes;
        private final long unknownRules;

        HeadCount(long[] fits, int[] sizes, long unknownRules) {
            this.fits = fits;
            this.sizes = sizes;
            this.unknownRules = unknownRules;
        }

        /** The groups that are present, in an order that does not depend on who was present first. */
        static HeadCount of(HeadCounter counter, int[] sizesOfGroups, long unknownRules) {
            int[] present = new int[sizesOfGroups.length];
            int count = 0;
            for (int group = 1; group < sizesOfGroups.length; group++) {
                if (sizesOfGroups[group] > 0) {
                    int target = count++;
                    for (; target > 0 && counter.fitting(present[target - 1]) > counter.fitting(group); target--) {
                        present[target] = present[target - 1];
                    }
                    present[target] = group;
                }
            }
            long[] fits = new long[count];
            int[] sizes = new int[count];
            for (int index = 0; index < count; index++) {
                fits[index] = counter.fitting(present[index]);
                sizes[index] = sizesOfGroups[present[index]];
            }
            return new HeadCount(fits, sizes, unknownRules);
        }

        HeadCount withOneMore(long fitting) {
            long[] moreFits = Arrays.copyOf(fits, fits.length + 1);
            int[] moreSizes = Arrays.copyOf(sizes, sizes.length + 1);
            moreFits[fits.length] = fitting;
            moreSizes[sizes.length] = 1;
            return new HeadCount(moreFits, moreSizes, unknownRules);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof HeadCount headCount
                    && headCount.unknownRules == unknownRules
                    && Arrays.equals(headCount.fits, fits)
                    && Arrays.equals(headCount.sizes, sizes);
        }

        @Override
        public int hashCode() {
            return 31 * (31 * Arrays.hashCode(fits) + Arrays.hashCode(sizes)) + Long.hashCode(unknownRules);
        }
    }
}
