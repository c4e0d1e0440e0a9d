package dev.wavegate.workflows.rollout;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.wavegate.domain.schedule.Interval;
import dev.wavegate.domain.window.WindowDemand;
import dev.wavegate.workflows.window.WindowActivities.SearchInput;
import dev.wavegate.workflows.window.WindowActivities.SearchResult;
import io.temporal.workflow.Functions.Func1;

/** Who waits for a window: a wave, or the part of one in a region. It also says to everybody how the waiting goes. */
interface WindowRequester {
    /** What people call it. */
    String title();

    /** The wave that it is, or is a part of. */
    String wave();

    WindowDemand demand();

    /** May it start at that moment, or when after it, with this demand? */
    SearchInput question(WindowDemand demand, Instant from);

    /** Asks for the first window from that moment on and keeps its people from others; whoever has none keeps nobody. */
    SearchResult look(WindowDemand demand, Instant from, Func1<SearchInput, SearchResult> asking);

    /** Asks whether it may start, or go on, at this moment; with a yes come people, too. */
    SearchResult admission(WindowDemand demand, Instant now, Func1<SearchInput, SearchResult> asking);

    /** Something has moved since it was last seen that may change where a window is. */
    boolean windowsMayHaveMoved();

    void windowsSeen();

    /** The story must look after something else first. */
    boolean needsAttention();

    void awaitsWindow();

    void window(Optional<Interval> window);

    void hold(List<String> reasons);

    void release();

    void tell(String kind, String text, Map<String, String> details);
}
