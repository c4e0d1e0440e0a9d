package dev.wavegate.workflows.rollout;

import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;

import java.util.Locale;
import java.util.function.Consumer;

/** The stories whose histories are kept, so that no later version of the code may tell them otherwise. */
enum KnownStory {
    HAPPY(story -> story.fleet().wave(2).taking(ofMinutes(20))),
    REJECTED(story -> story.withoutApproval().changeMoves(ofHours(3), change -> change.reject("not now"))),
    ROLLED_BACK(story -> story.fleet().wave(2).taking(ofHours(1)).objectedToAfter(ofMinutes(5))),
    PAUSED(story -> {
        story.fleet().wave(1).taking(ofHours(4));
        story.after(ofHours(2), rollout -> rollout.pause(Story.ADA))
                .after(ofHours(6), rollout -> rollout.resume(Story.ADA));
    }),
    WINDOW_CLOSING(story -> {
        story.fleet().wave(1).taking(ofHours(4));
        story.schedules().open(Story.from(ofHours(2), ofHours(4)), Story.from(ofHours(20), ofHours(40)));
    }),
    HELD(story -> {
        story.fleet().wave(1).taking(ofHours(4)).withBackendTroubles(2);
        story.changeMoves(ofHours(2), change -> change.putOnHold("audit"))
                .changeMoves(ofHours(5), ScriptedChange::liftHold)
                .schedulesMove(ofHours(6), schedules -> schedules.onShift(Story.from(ofHours(9), ofHours(60))));
    });

    private final Consumer<Story> script;

    KnownStory(Consumer<Story> script) {
        this.script = script;
    }

    /** Sets the scene; the story is still to be played. */
    void prepare(Story story) {
        story.inWaves(20, 180);
        script.accept(story);
    }

    /** The folder and file name that its histories have. */
    String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
