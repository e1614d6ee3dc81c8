package org.medfund.jobs.supervision.rules;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.medfund.core.table.claims.FeeLines;
import org.medfund.core.table.claims.SettlementLists;
import org.medfund.jobs.supervision.Finding;
import org.medfund.jobs.supervision.file.TestFiles;

/** Charge lines of one stay from 1 to 9 March 2025, in scope for 1000 yuan, of which the fund paid 800. */
final class OneClaim {
    private static final String LINE_COLUMNS =
            "settlement_id | fee_line_number | item_code | fee_class | charged_at | item_quantity | unit_price_yuan"
                    + " | line_cost_yuan | in_scope_yuan | ordering_doctor_code | is_emergency\n";

    /** A man born on 10 March 2007, in hospital H1. */
    static TestFiles of(String... lines) {
        return ofPerson("1 | 2007-03-10 | null | 21", lines);
    }

    /** @param person gender, birth, mark of the claim, medical category */
    static TestFiles ofPerson(String person, String... lines) {
        return TestFiles.of(
                        SettlementLists.TABLE,
                        "settlement_id | person_key | institution_code | admission_date | discharge_date | total_cost_yuan"
                                + " | in_scope_yuan | fund_total_yuan | gender_code | birth_date | claim_mark | medical_category\n"
                                + "S1 | P1 | H1 | 2025-03-01 | 2025-03-09 | 1500.00 | 1000.00 | 800.00 | " + person)
                .and(FeeLines.TABLE, LINE_COLUMNS + String.join("\n", lines));
    }

    /** A drug (fee class 09) wholly in scope, ordered by D1. */
    static String line(String number, String item, int day, String quantity, String price, String cost) {
        return line(number, item, day, quantity, price, cost, cost, "D1 | false");
    }

    /** @param order doctor and whether it was an emergency */
    static String line(
            String number,
            String item,
            int day,
            String quantity,
            String price,
            String cost,
            String inScope,
            String order) {
        return String.join(
                " | ", "S1", number, item, "09", "2025-03-0" + day + "T08:00", quantity, price, cost, inScope, order);
    }

    /** Two to seven lines of items A to C on three days, quantities 1 to 3, now and then reversed, unpaid, or urgent. */
    static String[] generated(Random random) {
        int count = 2 + random.nextInt(6);
        String[] lines = new String[count];
        for (int i = 0; i < count; i++) {
            int quantity = random.nextInt(5) == 0 ? -1 : 1 + random.nextInt(3);
            int price = 10 * (1 + random.nextInt(4));
            String cost = quantity * price + ".00";
            lines[i] = line(
                    "L" + i,
                    List.of("A", "B", "C", "PKG").get(random.nextInt(4)),
                    1 + random.nextInt(3),
                    Integer.toString(quantity),
                    Integer.toString(price),
                    cost,
                    random.nextInt(6) == 0 ? "0.00" : cost,
                    List.of("D1", "D2", "null").get(random.nextInt(3)) + " | " + (random.nextInt(4) == 0));
        }
        return lines;
    }

    /** Fund money at risk by line, of all findings. */
    static Map<String, String> funds(List<Finding> findings) {
        Map<String, String> funds = new TreeMap<>();
        findings.forEach(finding -> finding.fundOfLineYuan()
                .forEach((line, fund) -> funds.merge(line, fund.toString(), (a, b) -> a + "+" + b)));
        return funds;
    }

    private OneClaim() {}
}
