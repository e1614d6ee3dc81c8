package org.medfund.core.synth;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What the stays of one group look like: one row of {@code groups.csv}.
 *
 * @param share relative frequency
 * @param meanCostYuan exact mean of the cost model before hospital effects
 * @param sigma standard deviation of log cost, heavy tail apart
 * @param gender 1 or 2; empty for both
 * @param procedureLevel 1 to 4; empty without a procedure
 * @param severityCodes other diagnoses of which one makes the case a complicated one; none for a group that has none
 * @param examClass large-equipment examination its cases may need; empty for none
 */
record Group(
        String code,
        double share,
        double meanCostYuan,
        double sigma,
        double meanStayDays,
        int ageMin,
        int ageMax,
        String gender,
        List<String> diagnosisCodes,
        List<String> procedureCodes,
        String procedureLevel,
        List<String> severityCodes,
        double drugShare,
        double consumableShare,
        double techShare,
        String examClass,
        String bodyPart,
        double examProbability,
        double icuProbability,
        double deathProbability,
        int hospitalLevelMin) {

    private static final String NEWBORN_LETTER = "P";

    /** Every group of the demo scheme, in the order of the file. */
    static List<Group> load() {
        try (var reader = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(Group.class.getResourceAsStream("groups.csv")), StandardCharsets.UTF_8))) {
            String[] header = reader.readLine().split(",", -1);
            return reader.lines().map(line -> of(header, line.split(",", -1))).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Group of(String[] header, String[] cells) {
        Map<String, String> row = new HashMap<>();
        for (int i = 0; i < header.length; i++) {
            row.put(header[i], cells[i]);
        }
        return new Group(
                text(row, "group_code"),
                number(row, "share"),
                number(row, "mean_cost_yuan"),
                number(row, "sigma"),
                number(row, "mean_stay_days"),
                Integer.parseInt(text(row, "age_min")),
                Integer.parseInt(text(row, "age_max")),
                text(row, "gender"),
                list(row, "diagnosis_codes"),
                list(row, "procedure_codes"),
                text(row, "procedure_level"),
                list(row, "severity_codes"),
                number(row, "drug_share"),
                number(row, "consumable_share"),
                number(row, "tech_share"),
                text(row, "exam_class"),
                text(row, "body_part"),
                number(row, "exam_probability"),
                number(row, "icu_probability"),
                number(row, "death_probability"),
                Integer.parseInt(text(row, "hospital_level_min")));
    }

    private static String text(Map<String, String> row, String column) {
        return Objects.requireNonNull(row.get(column), column);
    }

    private static double number(Map<String, String> row, String column) {
        return Double.parseDouble(text(row, column));
    }

    private static List<String> list(Map<String, String> row, String column) {
        String cell = text(row, column);
        return cell.isEmpty() ? List.of() : Arrays.asList(cell.split("\\|"));
    }

    /** Only for infants of at most 28 days. */
    boolean isNewborn() {
        return code.startsWith(NEWBORN_LETTER);
    }

    boolean suits(String personGender, int ageYears, boolean isNewbornStay) {
        return isNewborn() == isNewbornStay
                && ageYears >= ageMin
                && ageYears <= ageMax
                && (gender.isEmpty() || gender.equals(personGender));
    }

    /** The three letters before the ending. */
    String family() {
        return code.substring(0, 3);
    }
}
