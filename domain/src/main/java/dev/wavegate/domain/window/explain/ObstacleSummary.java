package dev.wavegate.domain.window.explain;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

import dev.wavegate.domain.schedule.Interval;
import dev.wavegate.domain.schedule.ScheduleRef;
import dev.wavegate.domain.staffing.Presence;
import dev.wavegate.domain.staffing.StaffedTime;
import dev.wavegate.domain.text.ReadableTime;
import dev.wavegate.domain.window.Wording;

/** One sentence on the obstacles of a start, with the people whose shifts end or begin there. */
final class ObstacleSummary {

    private static final int MOST_OBSTACLES = 4;
    private static final int MOST_NAMES = 3;

    private final StaffedTime staff;

    ObstacleSummary(StaffedTime staff) {
        this.staff = staff;
    }

    String sentence(List<Obstacle> obstacles) {
        String sentence =
                obstacles.stream().limit(MOST_OBSTACLES).map(this::phrase).collect(Collectors.joining("; "));
        int others = obstacles.size() - MOST_OBSTACLES;
        return others > 0 ? sentence + "; and " + others + " more" : sentence;
    }

    private String phrase(Obstacle obstacle) {
        String when = Wording.onDay(obstacle.when());
        return switch (obstacle.kind()) {
            case CALENDAR_CLOSED -> "no window open " + when;
            case FREEZE -> "frozen by " + Wording.titled(obstacle.title(), obstacle.source()) + " " + when;
            case UNDERSTAFFED -> people(obstacle) + " " + when + whose(obstacle.source(), obstacle.when());
            case NO_CONTINUITY -> people(obstacle) + " throughout " + when;
            case SOURCE_INCOMPLETE -> "no data from " + obstacle.source() + " " + when;
            case SOURCE_STALE -> obstacle.source() + " is out of date " + when;
            case TOO_SHORT -> "too little time " + when;
        };
    }

    private static String people(Obstacle obstacle) {
        return obstacle.staff()
                .map(count -> count.role() + " " + count.present() + " of " + count.needed())
                .orElse("staff");
    }

    /** Whose shift ends as the shortage begins, or else begins as it ends. */
    private String whose(ScheduleRef roster, Interval shortage) {
        List<Presence> leaving = staff.people(roster, around(shortage.start())).stream()
                .filter(presence -> presence.interval().end().equals(shortage.start()))
                .toList();
        if (!leaving.isEmpty()) {
            return ", " + shifts(leaving, "ends", "end") + " " + ReadableTime.timeOfDay(shortage.start());
        }
        List<Presence> coming = staff.people(roster, around(shortage.end())).stream()
                .filter(presence -> presence.interval().start().equals(shortage.end()))
                .toList();
        return coming.isEmpty()
                ? ""
                : ", " + shifts(coming, "begins", "begin") + " " + ReadableTime.timeOfDay(shortage.end());
    }

    private static String shifts(List<Presence> presences, String one, String several) {
        List<String> names = presences.stream()
                .map(presence -> presence.person().name())
                .distinct()
                .limit(MOST_NAMES)
                .toList();
        return names.size() == 1
                ? names.get(0) + "'s shift " + one
                : names.stream().map(name -> name + "'s").collect(Collectors.joining(", ")) + " shifts " + several;
    }

    private static Interval around(Instant moment) {
        return new Interval(moment.minusSeconds(1), moment.plusSeconds(1));
    }
}
