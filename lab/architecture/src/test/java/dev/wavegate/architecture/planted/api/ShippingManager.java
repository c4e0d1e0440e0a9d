package dev.wavegate.architecture.planted.api;

/** Badly named, changeable, and in a package that says nothing about null. */
public final class ShippingManager {
    private int days;

    /** How many days. */
    public int days() {
        return days;
    }

    /** Changes how many days, behind everybody's back. */
    public void setDays(int changed) {
        days = changed;
    }
}
