package dev.wavegate.plan;

import java.math.BigDecimal;
import java.math.RoundingMode;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wavegate.domain.gate.ConfirmedGate;
import dev.wavegate.domain.gate.FailureRateGate;
import dev.wavegate.domain.gate.Gate;
import dev.wavegate.domain.gate.SequentialGate;
import dev.wavegate.domain.gate.Share;

/** Gates as they stand in a canonical plan. */
final class GateTree {
    private static final int DECIMALS = 12;

    private GateTree() {}

    static ObjectNode of(Gate gate) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        if (gate instanceof SequentialGate sequential) {
            node.put("acceptable", percentage(sequential.acceptable()))
                    .put("alpha", decimal(sequential.alpha()))
                    .put("doubt", decimal(sequential.doubt()));
            node.putObject("prior").put("a", decimal(sequential.priorA())).put("b", decimal(sequential.priorB()));
            return node;
        }
        if (gate instanceof FailureRateGate rate) {
            return node.put("maxFailureRate", percentage(rate.maxFailureRate())).put("minReports", rate.minReports());
        }
        ConfirmedGate confirmed = (ConfirmedGate) gate;
        return node.put("atLeast", percentage(confirmed.atLeast())).put("within", DurationText.of(confirmed.within()));
    }

    /** The share as percentage, which must be exact. */
    static String percentage(Share share) {
        String text = share.toString();
        if (!Share.parse(text).equals(share)) {
            throw new IllegalArgumentException(
                    "a plan's shares must be exact percentages, but one is " + share.part() + "/" + share.whole());
        }
        return text;
    }

    /** Not by {@link Double#toString(double)}, which writes other digits in newer Java versions. */
    private static String decimal(double number) {
        BigDecimal rounded = new BigDecimal(number).setScale(DECIMALS, RoundingMode.HALF_EVEN);
        if (rounded.doubleValue() != number) {
            throw new IllegalArgumentException(
                    "a plan's numbers must be exact with " + DECIMALS + " decimals, but one is " + number);
        }
        return rounded.stripTrailingZeros().toPlainString();
    }
}
