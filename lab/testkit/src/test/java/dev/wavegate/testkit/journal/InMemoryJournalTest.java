package dev.wavegate.testkit.journal;

import dev.wavegate.domain.journal.Journal;

class InMemoryJournalTest extends JournalContract {
    private final Journal journal = new InMemoryJournal();

    @Override
    protected Journal journal() {
        return journal;
    }
}
