package org.medfund.jobs.report;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import org.medfund.core.table.claims.Institutions;
import org.medfund.core.table.reference.DiagnosisCodes;
import org.medfund.core.table.reference.Items;
import org.medfund.core.table.reference.ProcedureCodes;

/** Chinese and English names of the codes a report shows, by kind of code; only of those that have one. */
public final class Names {
    private final Map<Kind, Map<String, List<String>>> names = new TreeMap<>();

    /** @param english null where the source has none; the page then shows the Chinese one */
    public void add(Kind kind, String code, String chinese, @Nullable String english) {
        names.computeIfAbsent(kind, key -> new TreeMap<>())
                .put(code, List.of(chinese, english == null ? chinese : english));
    }

    /** Adds the name that others have for a code, if they have one. */
    void addFrom(Names others, Kind kind, String code) {
        List<String> known = others.names.getOrDefault(kind, Map.of()).get(code);
        if (known != null) {
            add(kind, code, known.get(0), known.get(1));
        }
    }

    /** By kind and code: Chinese, English. */
    public Map<Kind, Map<String, List<String>>> all() {
        return names;
    }

    /** Adds the institutions, items, and diagnosis and procedure codes that these sections show. */
    public void addThoseOf(List<Section> sections, ReportInput in) {
        Map<Kind, Set<String>> codes = codes(sections);
        addInstitutions(codes.getOrDefault(Kind.INSTITUTION, Set.of()), in);
        addItems(codes.getOrDefault(Kind.ITEM, Set.of()), in);
        Object[] diagnoses = codes.getOrDefault(Kind.DIAGNOSIS, Set.of()).toArray();
        for (Row row : in.small(in.rows(DiagnosisCodes.TABLE)
                .where(DiagnosisCodes.EDITION.col().equalTo(DiagnosisCodes.NATIONAL_EDITION))
                .where(DiagnosisCodes.CODE.col().isin(diagnoses)))) {
            add(Kind.DIAGNOSIS, DiagnosisCodes.CODE.in(row), DiagnosisCodes.NAME.in(row), null);
        }
        Object[] procedures = codes.getOrDefault(Kind.PROCEDURE, Set.of()).toArray();
        for (Row row : in.small(in.rows(ProcedureCodes.TABLE)
                .where(ProcedureCodes.EDITION.col().equalTo(DiagnosisCodes.NATIONAL_EDITION))
                .where(ProcedureCodes.CODE.col().isin(procedures)))) {
            add(Kind.PROCEDURE, ProcedureCodes.CODE.in(row), ProcedureCodes.NAME.in(row), null);
        }
    }

    private void addItems(Set<String> codes, ReportInput in) {
        for (Row row : in.small(in.rows(Items.TABLE).where(Items.ITEM_CODE.col().isin(codes.toArray())))) {
            add(Kind.ITEM, Items.ITEM_CODE.in(row), Items.ITEM_NAME.in(row), null);
        }
    }

    private void addInstitutions(Set<String> codes, ReportInput in) {
        for (Row row : in.small(in.rows(Institutions.TABLE)
                .where(Institutions.INSTITUTION_CODE.col().isin(codes.toArray())))) {
            add(Kind.INSTITUTION, Institutions.INSTITUTION_CODE.in(row), Institutions.INSTITUTION_NAME.in(row), null);
        }
    }

    private static Map<Kind, Set<String>> codes(List<Section> sections) {
        Map<Kind, Set<String>> codes = new TreeMap<>();
        for (Section section : sections) {
            for (Grid grid : section.getGrids()) {
                for (int at = 0; at < grid.columns().size(); at++) {
                    Set<String> ofKind =
                            codes.computeIfAbsent(grid.columns().get(at).kind(), kind -> new TreeSet<>());
                    int column = at;
                    grid.rows().forEach(row -> ofKind.add(row.get(column)));
                }
            }
            section.getCharts()
                    .forEach(chart -> codes.computeIfAbsent(chart.labelKind(), kind -> new TreeSet<>())
                            .addAll(chart.labels()));
            for (Section.Example example : section.getExamples()) {
                example.evidence()
                        .forEach(fact -> codes.computeIfAbsent(fact.kind(), kind -> new TreeSet<>())
                                .add(fact.value()));
                codes.computeIfAbsent(Kind.INSTITUTION, kind -> new TreeSet<>())
                        .add(example.flag().getOrDefault(Institutions.INSTITUTION_CODE.name(), ""));
            }
        }
        return codes;
    }
}
