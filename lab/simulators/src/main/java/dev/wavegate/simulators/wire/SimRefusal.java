package dev.wavegate.simulators.wire;

/** Ends a route early with the response it carries; the message is what the control plane answers instead. */
public final class SimRefusal extends RuntimeException {
    private final transient SimResponse response;

    public SimRefusal(String message, SimResponse response) {
        super(message);
        this.response = response;
    }

    /** A refusal in the format of the control plane. */
    public static SimRefusal of(int status, String message) {
        return new SimRefusal(message, SimResponse.error(status, message));
    }

    public SimResponse response() {
        return response;
    }
}
