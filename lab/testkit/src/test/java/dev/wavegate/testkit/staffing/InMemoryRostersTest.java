package dev.wavegate.testkit.staffing;

import java.util.List;

import dev.wavegate.domain.schedule.ScheduleRef;
import dev.wavegate.domain.staffing.Presence;
import dev.wavegate.domain.staffing.ShiftRosters;
import dev.wavegate.testkit.schedule.TestClock;

class InMemoryRostersTest extends ShiftRostersContract {
    private final InMemoryRosters rosters = new InMemoryRosters(TestClock.at(NOW));

    @Override
    protected ShiftRosters rosters() {
        return rosters;
    }

    @Override
    protected void plan(String name, List<Presence> presences) {
        rosters.plan(ref(name), presences);
    }

    @Override
    protected ScheduleRef ref(String name) {
        return new ScheduleRef("memory", name);
    }
}
