package org.medfund.verify;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Derives a period of the clearing books again and compares it, figure by figure, with what is published (SPEC D.3, D.4,
 * D.6, decision 0009).
 *
 * <p>Each period is derived from cases, landed tables, and the postings of earlier periods; its own postings and
 * statements are only compared.
 */
public final class Verifier {
    static final String POSTINGS = "clearing.postings";

    /**
     * Compares one region and period.
     *
     * @param folder tables as {@code export} writes them, the postings of the period in order of their ids, of any regions and
     *     years: {@code payment.case_payments.csv} and so on; {@code periods.csv} with the published periods of the books;
     *     {@code closed_years.csv} with the years that the run found closed; {@code policy.json} as {@link Rules} reads it
     * @param period 2025-06, 2025Q2, or 2025
     * @param shown how many differences to name
     * @throws IllegalArgumentException if a table, column, or policy value is missing
     */
    public static Finding verify(Path folder, String region, String period, int shown) {
        Export export = new Export(folder);
        Comparison comparison = new Comparison(shown);
        Sources sources = new Sources(BooksPeriod.of(period), Rules.read(folder, region));
        SortedMap<String, CaseBook> cases = new Reading(export, region, sources, comparison).all();
        Derived derived = switch (sources.period.kind()) {
            case MONTH -> MonthDerivation.of(sources);
            case QUARTER -> QuarterDerivation.of(sources);
            case YEAR -> YearDerivation.of(sources);
        };
        if (sources.period.kind() == BooksPeriod.Kind.QUARTER) {
            cases.values().forEach(book -> book.each(entry -> entry.owed = entry.postedBefore)); // it posts no case
        }
        cases.forEach((code, book) -> book.compare(code, comparison));
        postings(sources, derived, cases.keySet(), comparison);
        if (comparison.differences() == 0) {
            Balances.check(sources, comparison); // a posting that differs is told once, not again in every balance
        }
        statements(export, region, sources, derived, comparison);
        return comparison.finding();
    }

    /** Sums by owner and code, those of single cases apart. */
    private static void postings(Sources sources, Derived derived, Set<String> ofCases, Comparison comparison) {
        SortedSet<Owner> owners = sources.now.owners();
        owners.addAll(derived.postings.owners());
        for (Owner owner : owners) {
            SortedSet<String> codes = new TreeSet<>(sources.now.codes(owner));
            codes.addAll(derived.postings.codes(owner));
            codes.removeAll(ofCases);
            for (String code : codes) {
                comparison.money(
                        POSTINGS,
                        code + " " + owner,
                        "amount_yuan",
                        sources.now.of(owner, code),
                        derived.postings.of(owner, code));
            }
        }
    }

    private static void statements(
            Export export, String region, Sources sources, Derived derived, Comparison comparison) {
        String table = sources.period.statements();
        String column = sources.period.kind() == BooksPeriod.Kind.YEAR ? "year" : "period";
        SortedMap<Owner, Map<String, String>> published = new TreeMap<>();
        Set<Owner> twice = new HashSet<>();
        export.each(table, region, line -> {
            if (line.text(column).equals(sources.period.text())) {
                Map<String, String> cells = new LinkedHashMap<>();
                derived.statements.values().stream()
                        .findFirst()
                        .ifPresent(names -> names.keySet().forEach(name -> cells.put(name, line.text(name))));
                if (published.put(line.owner(), cells) != null) {
                    twice.add(line.owner());
                }
            }
        });
        twice.forEach(
                owner -> comparison.differs(new Difference(table, owner.toString(), "row", "more than one", "one")));
        SortedSet<Owner> owners = new TreeSet<>(published.keySet());
        owners.addAll(derived.statements.keySet());
        for (Owner owner : owners) {
            compare(
                    table,
                    owner,
                    published.getOrDefault(owner, Map.of()),
                    derived.statements.getOrDefault(owner, Map.of()),
                    comparison);
        }
    }

    /** A row of noughts may stand or not: it says nothing. */
    private static void compare(
            String table,
            Owner owner,
            Map<String, String> published,
            Map<String, String> derived,
            Comparison comparison) {
        if (!published.isEmpty() && !derived.isEmpty()) {
            derived.forEach((column, value) ->
                    comparison.cell(table, owner.toString(), column, published.getOrDefault(column, ""), value));
        } else if (saysSomething(published) || saysSomething(derived)) {
            comparison.differs(new Difference(
                    table,
                    owner.toString(),
                    "row",
                    published.isEmpty() ? "" : "a row",
                    derived.isEmpty() ? "" : "a row"));
        }
    }

    private static boolean saysSomething(Map<String, String> statement) {
        return statement.entrySet().stream()
                .anyMatch(cell -> !cell.getKey().equals("release_ratio")
                        && !cell.getValue().matches("0?(\\.0+)?"));
    }

    private Verifier() {}
}
