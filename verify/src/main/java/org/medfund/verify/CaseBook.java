package org.medfund.verify;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What is owed for each case and what has been posted for it, by whom it is owed to. A case holds some two hundred bytes,
 * so that five million fit beside everything else.
 */
final class CaseBook {
    private final Map<String, Entry> bySettlement = new HashMap<>();

    /** One case of one owner; a case that has changed its owner has one for each. Fen. */
    static final class Entry {
        final Owner owner;
        final @Nullable Entry next;
        long owed;
        long postedBefore;
        long postedNow;
        /** Of the first posting of an earlier period; null if there is none. */
        @Nullable
        String firstPosting;

        @Nullable
        String corrects;

        int postingsNow;

        Entry(Owner owner, @Nullable Entry next) {
            this.owner = owner;
            this.next = next;
        }
    }

    Entry of(String settlement, Owner owner) {
        Entry first = bySettlement.get(settlement);
        for (Entry entry = first; entry != null; entry = entry.next) {
            if (entry.owner.equals(owner)) {
                return entry;
            }
        }
        Entry added = new Entry(owner, first);
        bySettlement.put(settlement, added);
        return added;
    }

    boolean has(String settlement) {
        return bySettlement.containsKey(settlement);
    }

    void owed(String settlement, Owner owner, long amount) {
        Entry entry = of(settlement, owner);
        entry.owed = Math.addExact(entry.owed, amount);
    }

    /** A posting of an earlier period; the lowest identifier is the first posting, as it begins with region and period. */
    void postedBefore(String settlement, Owner owner, String posting, long amount) {
        Entry entry = of(settlement, owner);
        entry.postedBefore = Math.addExact(entry.postedBefore, amount);
        if (entry.firstPosting == null || posting.compareTo(entry.firstPosting) < 0) {
            entry.firstPosting = posting;
        }
    }

    void postedNow(String settlement, Owner owner, String corrects, long amount) {
        Entry entry = of(settlement, owner);
        entry.postedNow = Math.addExact(entry.postedNow, amount);
        entry.postingsNow++;
        entry.corrects = corrects.isEmpty() ? null : corrects;
    }

    /** Holds what is posted now against what is owed less what was posted before, case by case. */
    void compare(String code, Comparison comparison) {
        bySettlement.forEach((settlement, first) -> {
            for (Entry entry = first; entry != null; entry = entry.next) {
                String key = code + " " + entry.owner + "/" + settlement;
                comparison.money(
                        Verifier.POSTINGS, key, "amount_yuan", entry.postedNow, entry.owed - entry.postedBefore);
                if (entry.postingsNow > 1) {
                    comparison.differs(new Difference(
                            Verifier.POSTINGS, key, "posting_id", entry.postingsNow + " postings", "one posting"));
                }
                if (entry.postingsNow > 0) {
                    corrects(key, entry, first, comparison);
                }
            }
        });
    }

    /** A difference names the first posting of its case: of this owner, or of whom the case was before. */
    private static void corrects(String key, Entry entry, Entry first, Comparison comparison) {
        String earliest = null;
        for (Entry each = first; each != null; each = each.next) {
            if (each.firstPosting != null && (earliest == null || each.firstPosting.compareTo(earliest) < 0)) {
                earliest = each.firstPosting;
            }
        }
        String own = entry.firstPosting;
        String derived = own == null && entry.corrects == null
                ? ""
                : own != null && own.equals(entry.corrects) ? own : text(earliest);
        comparison.cell(Verifier.POSTINGS, key, "corrects_posting_id", text(entry.corrects), derived);
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }

    /** Every entry, in no order. */
    void each(Consumer<Entry> taker) {
        bySettlement.values().forEach(first -> {
            for (Entry entry = first; entry != null; entry = entry.next) {
                taker.accept(entry);
            }
        });
    }
}
