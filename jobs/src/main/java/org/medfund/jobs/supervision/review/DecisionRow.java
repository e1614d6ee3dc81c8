package org.medfund.jobs.supervision.review;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.medfund.core.table.supervision.Reviews;
import org.medfund.jobs.supervision.penalty.ViolationNature;

/** Reads one row of a file of decisions, cell by cell, strictly; what a cell says of the flag is not judged here. */
final class DecisionRow {
    /** As it is written, and as Excel in China saves it. */
    private static final Pattern DAY = Pattern.compile("(\\d{4})([-/])(\\d{1,2})\\2(\\d{1,2})");

    private static final Pattern STAFF = Pattern.compile("[A-Z0-9][A-Z0-9._-]{0,19}");
    private static final Pattern AMOUNT = Pattern.compile("\\d{1,16}(?:\\.\\d{1,2})?");
    private static final Pattern FINER = Pattern.compile("\\d+\\.\\d{3,}");
    private static final Pattern REASON = Pattern.compile("[^\\p{Cntrl}]{1,500}");

    private final Function<String, String> cells;
    private final List<Fault> faults = new ArrayList<>();

    /** @param cells the text of a cell by the name of its column, without blanks around it; empty if nothing stands there */
    DecisionRow(Function<String, String> cells) {
        this.cells = cells;
    }

    /** A row of a worklist on which nobody has decided yet. */
    boolean isUndecided() {
        return Reviews.FILE_COLUMNS.stream()
                .filter(column -> !column.equals(Reviews.FLAG_ID.name()))
                .allMatch(column -> cells.apply(column).isEmpty());
    }

    /** The decision, unless something is wrong; then {@link #faults()} says what. */
    Optional<Decision> decision() {
        String flagId = cells.apply(Reviews.FLAG_ID.name());
        if (flagId.isEmpty()) {
            add("it has no flag_id", "A decision is on one flag.", "Take it from the worklist.");
        }
        FlagState to = state(cells.apply(Reviews.TO_STATE.name()));
        LocalDate on = day(cells.apply(Reviews.FILE_DECIDED_AT));
        String reviewer = staff(Reviews.REVIEWER.name());
        if (reviewer == null && cells.apply(Reviews.REVIEWER.name()).isEmpty()) {
            add("it has no reviewer", "Every decision is somebody's.", "Fill in the staff code.");
        }
        String second = staff(Reviews.SECOND_REVIEWER.name());
        BigDecimal confirmed = amount(cells.apply(Reviews.FILE_CONFIRMED_AMT));
        ViolationNature finding = finding(cells.apply(Reviews.FINDING.name()));
        String reason = reason(cells.apply(Reviews.REASON.name()));
        return faults.isEmpty() && to != null && on != null && reviewer != null
                ? Optional.of(new Decision(flagId, to, on, reviewer, second, confirmed, finding, reason))
                : Optional.empty();
    }

    List<Fault> faults() {
        return List.copyOf(faults);
    }

    private @Nullable FlagState state(String text) {
        for (FlagState state : FlagState.values()) {
            if (state != FlagState.NEW && state.name().equals(text.toUpperCase(Locale.ROOT))) {
                return state;
            }
        }
        add(
                text.isEmpty() ? "it has no to_state" : "to_state cannot be used",
                "It is one of HOSPITAL_REPLY, CONFIRMED, REJECTED, APPEALED, CLOSED.",
                "Write one of them.");
        return null;
    }

    private @Nullable LocalDate day(String text) {
        Matcher day = DAY.matcher(text);
        try {
            if (day.matches()) {
                return LocalDate.of(
                        Integer.parseInt(day.group(1)), Integer.parseInt(day.group(3)), Integer.parseInt(day.group(4)));
            }
        } catch (DateTimeException noSuchDay) {
            // told below, with what is no day at all
        }
        add(
                text.isEmpty() ? "it has no decided_at" : "decided_at is no day",
                "A day is written like 2025-07-15 or 2025/7/15.",
                "Write it so.");
        return null;
    }

    /** Upper case, so that the same code is the same person however it is written. */
    private @Nullable String staff(String column) {
        String code = cells.apply(column).toUpperCase(Locale.ROOT);
        if (code.isEmpty()) {
            return null;
        }
        if (!STAFF.matcher(code).matches() || PersonalText.isIn(code)) {
            add(
                    column + " is no staff code",
                    "Reviewers are known by staff code: up to 20 letters, digits, and . _ -, never by a name or the number"
                            + " of a person.",
                    "Write the code.");
            return null;
        }
        return code;
    }

    private @Nullable BigDecimal amount(String text) {
        if (text.isEmpty()) {
            return null;
        }
        if (AMOUNT.matcher(text).matches()) {
            return new BigDecimal(text).setScale(2); // pads, never rounds
        }
        add(
                FINER.matcher(text).matches() ? "confirmed_amt has parts of a fen" : "confirmed_amt is no amount",
                "It is yuan, 0 or more, with two decimals at most and without commas.",
                "Write it so; nothing is rounded here.");
        return null;
    }

    private @Nullable ViolationNature finding(String text) {
        if (text.isEmpty()) {
            return null;
        }
        for (ViolationNature nature : ViolationNature.values()) {
            if (nature.name().equals(text.toUpperCase(Locale.ROOT))) {
                return nature;
            }
        }
        add("finding cannot be used", "It is VIOLATION or FRAUD.", "Write one of them.");
        return null;
    }

    private String reason(String text) {
        if (text.isEmpty()) {
            add("it has no reason", "A decision says why.", "Fill it in.");
        } else if (!REASON.matcher(text).matches()) {
            add("reason is not one line of up to 500 characters", "It is kept and shown as it stands.", "Shorten it.");
        } else if (PersonalText.isIn(text)) {
            add(
                    "reason holds what looks like the number of a person",
                    "No identity, phone, or card number is kept: 11 digits in a row are taken for one.",
                    "Say it without.");
        }
        return text;
    }

    private void add(String what, String why, String remedy) {
        faults.add(new Fault(what, why, remedy));
    }
}
