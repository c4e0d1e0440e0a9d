package dev.wavegate.domain.staffing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import dev.wavegate.domain.schedule.Interval;

/** Which rules are short of people when, by a timeline. */
final class Shortages {

    private final RuleIndex ruleIndex;
    private final List<List<Shortage>> perRule = new ArrayList<>();

    private Shortages(RuleIndex ruleIndex) {
        this.ruleIndex = ruleIndex;
        ruleIndex.rules().forEach(rule -> perRule.add(new ArrayList<>()));
    }

    /** The shortages of a part of the timeline's interval, by time and then in the order of the rules. */
    static List<Shortage> of(RuleIndex ruleIndex, StaffTimeline timeline, Interval part) {
        Shortages shortages = new Shortages(ruleIndex);
        for (int stretch = timeline.stretchAt(timeline.nanosUntil(part.start()));
                stretch < timeline.size();
                stretch++) {
            Interval when = new Interval(
                    timeline.moment(timeline.start(stretch)), timeline.moment(timeline.start(stretch + 1)));
            int label = timeline.label(stretch);
            if (!when.start().isBefore(part.end())) {
                break;
            }
            if (label != HeadCounts.ENOUGH) {
                int[] filled = timeline.headCounts().headCount(label).filled();
                when.intersection(part).ifPresent(inside -> shortages.add(filled, inside));
            }
        }
        return shortages.perRule.stream()
                .flatMap(List::stream)
                .sorted(Comparator.comparing(shortage -> shortage.when().start()))
                .toList();
    }

    private void add(int[] filled, Interval when) {
        for (int index = 0; index < filled.length; index++) {
            StaffingRule rule = ruleIndex.rules().get(index);
            if (filled[index] < rule.min()) {
                extend(perRule.get(index), rule, filled[index], when);
            }
        }
    }

    private static void extend(List<Shortage> found, StaffingRule rule, int present, Interval when) {
        Interval since = when;
        if (!found.isEmpty()) {
            Shortage latest = found.get(found.size() - 1);
            if (latest.present() == present && latest.when().end().equals(when.start())) {
                since = new Interval(latest.when().start(), when.end());
                found.remove(found.size() - 1);
            }
        }
        found.add(new Shortage(rule.role(), rule.roster(), rule.min(), present, since));
    }
}
