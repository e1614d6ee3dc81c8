package org.medfund.jobs.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.catalyst.expressions.GenericRowWithSchema;
import org.apache.spark.sql.types.DataTypes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.medfund.core.money.Money;
import org.medfund.core.problem.Problem;
import org.medfund.core.problem.Problems;
import org.medfund.core.table.Field;
import org.medfund.core.table.claims.Areas;
import org.medfund.core.table.claims.SettlementLists;
import org.medfund.core.table.supervision.BlacklistEntries;

/** The rules of one row, in plain Java. */
class IntakeRulesTest {
    private static final Pseudonyms PSEUDONYMS = new Pseudonyms("key".getBytes(StandardCharsets.UTF_8));

    @TempDir
    Path folder;

    @Test
    void aPseudonymIsTheHmacUnderTheKey() {
        // RFC 2104 with SHA-256, the vector known for this key and text: f7bc83f430538424b13298e6aa6fb143...
        assertThat(PSEUDONYMS.replacer().apply("The quick brown fox jumps over the lazy dog"))
                .isEqualTo("f7bc83f430538424b13298e6aa6fb143");
        assertThat(new Pseudonyms(new byte[] {1}).keyName()).isNotEqualTo(PSEUDONYMS.keyName());
    }

    @Test
    void aCellIsReadOnlyInTheFormOfItsColumn() {
        assertThat(readable(Money.YUAN, "0", "-12.3", "12.34", "0012.30", "9999999999999999.99"))
                .containsExactly("0", "-12.3", "12.34", "0012.30", "9999999999999999.99");
        assertThat(readable(
                        Money.YUAN,
                        "1e3",
                        "1,000",
                        "1.234",
                        "+1",
                        ".5",
                        "5.",
                        "-",
                        "",
                        "NaN",
                        "99999999999999999",
                        "１"))
                .isEmpty();
        assertThat(readable(Field.QUANTITY, "1.123456", "1.1234567")).containsExactly("1.123456");
        assertThat(readable(DataTypes.IntegerType, "7", "-7", "007", "7.0", "7 days", "99999999999"))
                .containsExactly("7", "-7", "007");
        assertThat(readable(DataTypes.BooleanType, "0", "1", "true", "2")).containsExactly("0", "1");
        assertThat(readable(DataTypes.DateType, "2024-02-29", "2023-02-29", "2024-2-9", "20240209", "2024/02/09"))
                .containsExactly("2024-02-29");
        assertThat(readable(
                        DataTypes.TimestampType,
                        "2024-02-29 23:59:59",
                        "2024-02-29",
                        "2024-02-29T23:59:59",
                        "2024-02-29 24:00:00",
                        "2024-02-30 00:00:00"))
                .containsExactly("2024-02-29 23:59:59");
    }

    private static List<String> readable(org.apache.spark.sql.types.DataType type, String... texts) {
        return List.of(texts).stream()
                .filter(text -> Cells.read(type, text) != null)
                .toList();
    }

    @Test
    void theAccountingIdentitiesAreThoseOfCaseD11() throws IOException {
        JsonNode root;
        try (InputStream in = IntakeRulesTest.class.getResourceAsStream("/cases/D11_fund_identity.json")) {
            root = new ObjectMapper().readTree(in);
        }
        Map<String, List<String>> found = new TreeMap<>();
        for (JsonNode row : root.at("/input/rows")) {
            found.put(
                    row.get("setl_id").asText(),
                    FundIdentities.broken(field ->
                                    new BigDecimal(row.get(field.landingCode()).asText()))
                            .stream()
                            .map(Enum::name)
                            .toList());
        }
        Map<String, List<String>> expected = new TreeMap<>();
        root.at("/expected/result").properties().forEach(entry -> {
            List<String> names = new ArrayList<>();
            entry.getValue().forEach(name -> names.add(name.asText()));
            expected.put(entry.getKey(), names);
        });
        assertThat(expected).hasSize(4);
        assertThat(found).isEqualTo(expected);
    }

    @Test
    void aRefundKeepsTheIdentitiesWithNegativeAmounts() {
        Map<Field<BigDecimal>, String> amounts = Map.of(
                SettlementLists.TOTAL_COST_YUAN, "-100",
                SettlementLists.FUND_TOTAL_YUAN, "-60",
                SettlementLists.BASIC_POOL_YUAN, "-60",
                SettlementLists.PERSON_TOTAL_YUAN, "-40",
                SettlementLists.ACCOUNT_PAY_YUAN, "-30",
                SettlementLists.MUTUAL_AID_YUAN, "-20",
                SettlementLists.CASH_PAY_YUAN, "-10");
        assertThat(FundIdentities.broken(field -> new BigDecimal(amounts.getOrDefault(field, "0"))))
                .isEmpty();
    }

    @Test
    void theFirstReasonInTheFixedOrderIsRecorded() {
        // Missing before unreadable, whatever the order of the columns.
        assertThat(reason(Map.of("dscg_time", "", "mdtrt_id", "x", "medfee_sumamt", "1e3")))
                .isEqualTo("MISSING_VALUE dscg_time");
        assertThat(reason(Map.of("medfee_sumamt", "1e3", "dscg_time", "2020-01-01 00:00:00")))
                .isEqualTo("WRONG_TYPE medfee_sumamt");
        assertThat(reason(Map.of("dscg_time", "2020-01-01 00:00:00", "insu_admdvs", "990000")))
                .isEqualTo("NEGATIVE_STAY dscg_time");
        assertThat(reason(Map.of("insu_admdvs", "990000", "fixmedins_code", "H9")))
                .isEqualTo("UNKNOWN_REGION insu_admdvs");
        assertThat(reason(Map.of("fixmedins_code", "H9", "medfee_sumamt", "1")))
                .isEqualTo("UNKNOWN_INSTITUTION fixmedins_code");
        assertThat(reason(Map.of("medfee_sumamt", "-1", "oth_pay", "1"))).isEqualTo("AMOUNT_SIGN medfee_sumamt");
        assertThat(reason(Map.of("refd_setl_flag", "1"))).isEqualTo("AMOUNT_SIGN medfee_sumamt");
        assertThat(reason(Map.of("medfee_sumamt", "1", "oth_pay", "1"))).isEqualTo("IDENTITY_TOTAL medfee_sumamt");
        assertThat(reason(Map.of("oth_pay", "1"))).isEqualTo("IDENTITY_FUND_SUM fund_pay_sumamt");
        assertThat(reason(Map.of("psn_cash_pay", "1"))).isEqualTo("IDENTITY_PERSON psn_part_amt");
        assertThat(reason(Map.of("acct_mulaid_pay", "500"))).isEqualTo("IDENTITY_MULAID_GT_ACCT acct_mulaid_pay");
        assertThat(reason(Map.of())).isEqualTo("null null");
    }

    @Test
    void aStayWithinADayCountsOneDayAndCodesAreNormalised() {
        Row row = read(Map.of(
                "adm_time", "2025-03-01 08:00:00", "dscg_time", "2025-03-01 18:00:00", "fixmedins_code", " h1 "));

        assertThat(SettlementLists.STAY_DAYS.in(row)).isEqualTo(1);
        assertThat(SettlementLists.INSTITUTION_CODE.in(row)).isEqualTo("H1");
        assertThat(SettlementLists.INSURED_REGION_CODE.in(row)).isEqualTo("330100");
        assertThat(SettlementLists.VERSION.in(row)).isEqualTo(1);
    }

    @Test
    void theRawIdIsNowhereInTheRow() {
        for (Map<String, String> cells : List.of(Map.of("psn_no", "P-4711"), Map.of("psn_no", "P-4711", "gend", ""))) {
            assertThat(read(cells).toString()).doesNotContain("P-4711");
        }
        assertThat(SettlementLists.PERSON_KEY.in(read(Map.of("psn_no", "p-4711x"))))
                .as("an id ending in x is that ending in X")
                .isEqualTo(SettlementLists.PERSON_KEY.in(read(Map.of("psn_no", "P-4711X"))));
        String line = "S1,V1,P-4711,one cell too many";
        Row ragged = new RowReader(SettlementLists.TABLE, PSEUDONYMS, lookUps()).read(List.of(), line);
        assertThat(ragged.toString()).doesNotContain("P-4711").contains("RAGGED_ROW");
    }

    @Test
    void whomADecisionConcernsIsPseudonymisedUnlessItIsADoctorOrAnInstitution() {
        assertThat(blacklisted("PERSON", "P-4711").toString()).doesNotContain("P-4711");
        assertThat(blacklisted("person", "p-4711").getString(ENTITY_ID_AT))
                .as("meets the person's claims")
                .isEqualTo(SettlementLists.PERSON_KEY.in(read(Map.of("psn_no", "P-4711"))));
        assertThat(blacklisted("CITIZEN", "P-4711").toString())
                .contains("WRONG_TYPE")
                .doesNotContain("P-4711");
        assertThat(blacklisted("DOCTOR", "D1").getString(ENTITY_ID_AT)).isEqualTo("D1");
    }

    private static final int ENTITY_ID_AT = BlacklistEntries.TABLE.fields().indexOf(BlacklistEntries.ENTITY_ID);

    private static Row blacklisted(String kind, String id) {
        Map<String, String> cells =
                Map.of("entity_kind", kind, "entity_id", id, "decision_id", "X1", "from_date", "2025-01-01");
        return new RowReader(BlacklistEntries.TABLE, PSEUDONYMS, lookUps())
                .read(
                        Judged.landedFields(BlacklistEntries.TABLE).stream()
                                .map(field -> cells.get(field.landingCode()))
                                .toList(),
                        null);
    }

    private static String reason(Map<String, String> cells) {
        Row row = read(cells);
        return Judged.REASON.inOrNull(row) + " " + Judged.COLUMN.inOrNull(row);
    }

    /** The good settlement list of the landing kit, with other cells. */
    private static Row read(Map<String, String> others) {
        Map<String, String> cells = new TreeMap<>(LandingKit.settlement("S1"));
        cells.putAll(others);
        List<String> texts = Judged.landedFields(SettlementLists.TABLE).stream()
                .map(field -> cells.get(field.landingCode()))
                .collect(Collectors.toCollection(ArrayList::new));
        Row row = new RowReader(SettlementLists.TABLE, PSEUDONYMS, lookUps()).read(texts, null);
        Object[] values = new Object[row.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = row.get(i);
        }
        return new GenericRowWithSchema(values, Judged.schema(SettlementLists.TABLE));
    }

    private static LookUps lookUps() {
        return LookUps.of(
                AreaBook.of(List.of(area("330102", "330100", "2000-01-01", null, null))), java.util.Set.of("H1"));
    }

    @Test
    void anAreaBelongsToTheRegionOfTheDayAndAnEndedOneToThatOfItsSuccessor() {
        AreaBook book = AreaBook.of(List.of(
                area("330102", "330100", "2000-01-01", "2023-12-31", null),
                area("330102", "330200", "2024-01-01", null, null),
                area("330103", "330100", "2000-01-01", "2021-12-31", "330102")));

        assertThat(book.region("330102", LocalDate.of(2023, 12, 31))).isEqualTo("330100");
        assertThat(book.region("330102", LocalDate.of(2024, 1, 1))).isEqualTo("330200");
        assertThat(book.region("330103", LocalDate.of(2024, 6, 1))).isEqualTo("330200");
        assertThat(book.region("330200", LocalDate.of(1999, 1, 1))).isEqualTo("330200");
        assertThat(book.region("330102", LocalDate.of(1999, 1, 1))).isNull();
        assertThat(book.region("990000", LocalDate.of(2024, 1, 1))).isNull();
        assertThat(book.latestRegion("330102")).isEqualTo("330200");
    }

    private static Row area(String code, String region, String from, String to, String successor) {
        Row row = RowFactory.create(
                code,
                "name",
                null,
                "D",
                region,
                null,
                null,
                LocalDate.parse(from),
                to == null ? null : LocalDate.parse(to),
                successor);
        Object[] values = new Object[row.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = row.get(i);
        }
        return new GenericRowWithSchema(values, Areas.TABLE.contentSchema());
    }

    @Test
    void levelCodesFallIntoTheClassesOfTheSpecification() {
        assertThat(java.util.stream.IntStream.rangeClosed(1, 14)
                        .mapToObj(code -> String.valueOf(Levels.classOf(String.valueOf(code))))
                        .collect(Collectors.joining(" ")))
                .isEqualTo("3 3 3 3 2 2 2 1 1 1 0 3 2 1");
    }

    @Test
    void aMissingKeyIsMadeForItsOwnerAloneAndStays() throws IOException {
        Path file = folder.resolve("keys/pseudonym.key");
        String first = KeyFile.open(file).keyName();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(KeyFile.open(file).keyName()).isEqualTo(first);
        assertThat(check(file)).isEmpty();
    }

    @Test
    void aKeyThatOthersCanReadOrThatIsShortOrInTheLakeIsRefused() throws IOException {
        Path open = Files.writeString(folder.resolve("open.key"), "0123456789012345678901234567890123456789");
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rw-r-----"));
        Path brief = Files.writeString(folder.resolve("brief.key"), "0123456789\n");
        Files.setPosixFilePermissions(brief, PosixFilePermissions.fromString("rw-------"));

        assertThat(check(open)).containsExactly("The key file " + open + " is open to others than its owner.");
        assertThat(check(brief)).containsExactly("The key in " + brief + " is too short.");
        assertThat(check(folder.resolve("lake/a.key")))
                .containsExactly("The key file " + folder.resolve("lake/a.key") + " lies inside the lake.");
        assertThat(check(folder.resolve("landing/a.key")))
                .containsExactly(
                        "The key file " + folder.resolve("landing/a.key") + " lies inside the landing folder.");
    }

    private List<String> check(Path file) {
        Problems problems = new Problems();
        KeyFile.check(file, folder.resolve("landing"), folder.resolve("lake").toString(), problems);
        return problems.found().stream().map(Problem::what).toList();
    }

    @Test
    void aLineBreakInAQuotedCellIsNoticed() throws IOException {
        Path quoted = Files.writeString(folder.resolve("a.csv"), "x,y\n1,\"two\nlines\"\n");
        Path plain = Files.writeString(folder.resolve("b.csv"), "x,y\n1,\"one \"\"line\"\"\"\n");

        assertThat(FileScan.of(quoted).hasBreakInQuotes()).isTrue();
        assertThat(FileScan.of(plain).hasBreakInQuotes()).isFalse();
    }
}
