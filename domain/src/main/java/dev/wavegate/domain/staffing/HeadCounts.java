package dev.wavegate.domain.staffing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** HeadCounts that are not enough for all rules, each under a label from 1 on; label 0 is for any that is enough. */
final class HeadCounts {

    static final int ENOUGH = 0;

    private final RuleIndex ruleIndex;
    private final List<HeadCount> headCounts = new ArrayList<>();
    private final Map<HeadCount, Integer> labels = new HashMap<>();
    private final Map<Counted, Integer> seen = new HashMap<>();

    HeadCounts(RuleIndex ruleIndex) {
        this.ruleIndex = ruleIndex;
    }

    /** Forgets which counts meant what, as another reading counts its groups in another order. */
    void beginReading() {
        seen.clear();
    }

    int label(HeadCounter headCounter, long unknownRules) {
        if (headCounter.isAmple()) {
            return ENOUGH;
        }
        int[] sizes = headCounter.sizes();
        Counted counted = new Counted(sizes);
        Integer known = seen.get(counted);
        if (known != null) {
            return known;
        }
        HeadCount headCount = HeadCount.of(ruleIndex, headCounter, sizes, unknownRules);
        int label = headCount.meets(ruleIndex.all()) ? ENOUGH : label(headCount);
        seen.put(counted, label);
        return label;
    }

    private int label(HeadCount headCount) {
        Integer known = labels.putIfAbsent(headCount, headCounts.size() + 1);
        if (known == null) {
            headCounts.add(headCount);
            return headCounts.size();
        }
        return known;
    }

    HeadCount headCount(int label) {
        return headCounts.get(label - 1);
    }

    /** One more than the highest label. */
    int size() {
        return headCounts.size() + 1;
    }

    /** The sizes of groups, which grow in number while a reading goes on; groups of nobody do not matter. */
    private static final class Counted {

        private final int[] sizes;
        private final int hash;

        Counted(int[] sizes) {
            int last = sizes.length;
            while (last > 0 && sizes[last - 1] == 0) {
                last--;
            }
            this.sizes = last == sizes.length ? sizes : Arrays.copyOf(sizes, last);
            this.hash = Arrays.hashCode(this.sizes);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Counted counted && Arrays.equals(counted.sizes, sizes);
        }

        @Override
        public int hashCode() {
            return hash;
        }
    }
}
