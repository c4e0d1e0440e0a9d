package dev.wavegate.integrations.genericroster;

/** A shift system cannot be connected as it is set up: which setting breaks which rule; no secret is in either. */
public final class RosterRefused extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    private final String setting;
    private final String rule;

    RosterRefused(String setting, String rule) {
        super(setting + " " + rule);
        this.setting = setting;
        this.rule = rule;
    }

    /** The setting, such as {@code dialect} or {@code secrets.api-key}. */
    public String setting() {
        return setting;
    }

    /** What it must be, with the value found where that is not the setting itself. */
    public String rule() {
        return rule;
    }
}
