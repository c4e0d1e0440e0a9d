package dev.wavegate.simulators.servicenow;

/** A query asks for something the simulator does not evaluate; answering as if it did would match too much. */
final class UnknownOperator extends RuntimeException {
    UnknownOperator(String part) {
        super("the simulator does not evaluate '" + part + "'");
    }
}
