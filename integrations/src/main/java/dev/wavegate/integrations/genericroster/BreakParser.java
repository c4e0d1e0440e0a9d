package dev.wavegate.integrations.genericroster;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wavegate.domain.schedule.Interval;
import dev.wavegate.integrations.genericroster.Condition.Truth;
import dev.wavegate.integrations.genericroster.RosterDialect.BreakShape;

/** The breaks of one shift: when somebody is away for sure, and whether more is known or not. */
final class BreakParser {
    private final BreakShape shape;
    private final TimeFormat times;
    private final List<Interval> away = new ArrayList<>();
    private boolean untimed;
    private boolean readable = true;

    private BreakParser(BreakShape shape, TimeFormat times) {
        this.shape = shape;
        this.times = times;
    }

    static BreakParser of(BreakShape shape, TimeFormat times, JsonNode shift, String name) {
        BreakParser reading = new BreakParser(shape, times);
        shape.times().ifPresent(ends -> reading.addTimed(ends, shift, name));
        shape.length().ifPresent(length -> reading.compare(length, shift));
        return reading;
    }

    List<Interval> away() {
        return List.copyOf(away);
    }

    /** Whether somebody is away at a time that nobody says. */
    boolean isUntimed() {
        return untimed;
    }

    boolean isReadable() {
        return readable;
    }

    private void addTimed(BreakShape.Ends ends, JsonNode shift, String name) {
        if (shape.list().isEmpty()) {
            addOne(ends, shift, false);
            return;
        }
        JsonNode list = shift.at(shape.list().get());
        if (list.isNull()) {
            return;
        }
        readable &= list.isArray();
        for (JsonNode each : list) {
            // A break that may be one is one.
            if (Condition.all(shape.where(), each, name) != Truth.NO) {
                addOne(ends, each, true);
            }
        }
    }

    /** Fields that are there without a value mean no break, or for an entry of a list one without times. */
    private void addOne(BreakShape.Ends ends, JsonNode item, boolean surely) {
        Optional<String> start = ends.start().text(item);
        Optional<String> end = ends.end().text(item);
        if (start.isPresent() && end.isPresent()) {
            Optional<Instant> from = times.earliest(start.get());
            Optional<Instant> until = times.latest(end.get());
            boolean placed =
                    from.isPresent() && until.isPresent() && !until.get().isBefore(from.get());
            readable &= placed;
            if (placed) {
                away.add(new Interval(from.orElseThrow(), until.orElseThrow()));
            }
            return;
        }
        readable &= ends.start().isIn(item) && ends.end().isIn(item);
        untimed |= surely || start.isPresent() || end.isPresent();
    }

    /** What is longer than all breaks whose times are known has a part that is not. */
    private void compare(Field field, JsonNode shift) {
        Optional<String> text = field.text(shift);
        if (text.isEmpty()) {
            readable &= field.isIn(shift);
            return;
        }
        Optional<Duration> length = length(text.get());
        readable &= length.isPresent();
        Duration known = away.stream().map(Interval::duration).reduce(Duration.ZERO, Duration::plus);
        untimed |= length.filter(each -> each.compareTo(known) > 0).isPresent();
    }

    private Optional<Duration> length(String text) {
        try {
            BigDecimal seconds = new BigDecimal(text)
                    .multiply(BigDecimal.valueOf(shape.unit().toSeconds()));
            return seconds.signum() < 0
                    ? Optional.empty()
                    : Optional.of(Duration.ofMillis(
                            seconds.movePointRight(3).toBigInteger().longValueExact()));
        } catch (NumberFormatException | ArithmeticException notALength) {
            return Optional.empty();
        }
    }
}
