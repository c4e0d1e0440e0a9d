package dev.wavegate.domain.window.explain;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import dev.wavegate.domain.schedule.Interval;
import dev.wavegate.domain.window.Availability;
import dev.wavegate.domain.window.WindowCovers;
import dev.wavegate.domain.window.WindowDemand;
import dev.wavegate.domain.window.WindowQuestion;

/**
 * By how much each of a demand's times must be shorter, at least. For every open piece and every staffed one the best
 * start is known: the earliest where an end is brought forward, the latest where the lead is.
 */
final class Shortening {

    private final WindowQuestion question;
    private final WindowDemand demand;
    private final List<Interval> open;
    private final List<Interval> staffed;

    Shortening(Availability availability) {
        this.question = availability.question();
        this.demand = availability.demand();
        this.open = availability.openPieces();
        this.staffed = availability.staff().staffed();
    }

    /** The least by which it must be shorter to help; empty when it cannot help, or only by leaving no work. */
    Optional<Duration> least(Relaxation.Shorten.Time what) {
        Optional<Duration> least = leastWithin(what);
        // A wave without work that gives up what time is left needs nobody and nothing, wherever it starts.
        boolean mayNeedNothing = demand.work().isZero()
                && what != Relaxation.Shorten.Time.DURATION
                && !time(what).isZero();
        return least.isEmpty() && mayNeedNothing ? Optional.of(time(what)) : least;
    }

    private Optional<Duration> leastWithin(Relaxation.Shorten.Time what) {
        Duration most = time(what);
        Optional<Duration> least = Optional.empty();
        int first = 0;
        for (Interval staff : staffed) {
            while (first < open.size() && !open.get(first).end().isAfter(staff.start())) {
                first++;
            }
            for (int index = first; index < open.size(); index++) {
                Interval piece = open.get(index);
                if (piece.start().isAfter(staff.end())) {
                    break;
                }
                Optional<Duration> here = within(piece, staff, what).filter(by -> by.compareTo(most) <= 0);
                least = here.isPresent() && (least.isEmpty() || here.get().compareTo(least.get()) < 0) ? here : least;
            }
        }
        boolean nothingLeft = what == Relaxation.Shorten.Time.DURATION && least.equals(Optional.of(most));
        return nothingLeft ? Optional.empty() : least;
    }

    private Duration time(Relaxation.Shorten.Time what) {
        return switch (what) {
            case LEAD -> demand.rules().lead();
            case RESERVE -> demand.rules().reserve();
            case SOAK -> demand.soak();
            case DURATION -> demand.work();
        };
    }

    private Optional<Duration> within(Interval piece, Interval staff, Relaxation.Shorten.Time what) {
        return what == Relaxation.Shorten.Time.LEAD
                ? ofLead(piece, staff)
                : ofEnd(piece, staff, what == Relaxation.Shorten.Time.DURATION);
    }

    private Optional<Duration> ofLead(Interval piece, Interval staff) {
        Instant latest =
                sooner(piece.end().minus(demand.neededOpen()), staff.end().minus(demand.needed()));
        boolean fits = !latest.isBefore(later(question.from(), later(piece.start(), staff.start())));
        return fits
                ? Optional.of(
                        longer(demand.rules().lead().minus(Duration.between(staff.start(), latest)), Duration.ZERO))
                : Optional.empty();
    }

    /** The work itself must lie within the piece and the question, unless it is what gets shorter. */
    private Optional<Duration> ofEnd(Interval piece, Interval staff, boolean work) {
        Instant start = later(
                question.from(),
                later(piece.start(), staff.start().plus(demand.rules().lead())));
        Duration beyondStaff = Duration.between(staff.end(), start.plus(demand.needed()));
        Duration beyondOpen = Duration.between(piece.end(), start.plus(demand.neededOpen()));
        boolean tailIsOpen = demand.rules().covers() == WindowCovers.WORK_AND_SOAK;
        boolean workFits = !start.plus(demand.work()).isAfter(question.until());
        if (!work && (!workFits || (!tailIsOpen && isPositive(beyondOpen)))) {
            return Optional.empty();
        }
        Duration by = longer(beyondStaff, Duration.ZERO);
        return Optional.of(work || tailIsOpen ? longer(by, beyondOpen) : by);
    }

    private static boolean isPositive(Duration duration) {
        return !duration.isNegative() && !duration.isZero();
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant sooner(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
