package dev.wavegate.simulators.wire;

/** Ends a route early with the answer it carries. */
public final class SimRefusal extends RuntimeException {
    private final transient SimResponse response;

    public SimRefusal(SimResponse response) {
        super("refused with status " + response.status());
        this.response = response;
    }

    public SimResponse response() {
        return response;
    }
}
