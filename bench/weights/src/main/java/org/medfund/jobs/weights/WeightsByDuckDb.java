package org.medfund.jobs.weights;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The weights of every region under two ways to trim, as an analyst would ask DuckDB for them: in doubles. */
final class WeightsByDuckDb {
    /** The fen kept under both ways, to compare. */
    static long weigh(Statement statement, String files) throws SQLException {
        try (ResultSet result = statement.executeQuery("""
                WITH cases AS (
                  SELECT region_number r, group_number g, year y, total_cost_fen f, ln(total_cost_fen) l
                  FROM read_parquet('%s/*.parquet')
                  WHERE group_number IS NOT NULL AND NOT is_comparison AND discharge_day >= admission_day
                    AND has_main_diagnosis AND total_cost_fen >= 500
                    AND CASE WHEN discharge_day = admission_day THEN 1 ELSE discharge_day - admission_day END <= 60
                    AND NOT (is_not_carried_out
                      AND CASE WHEN discharge_day = admission_day THEN 1 ELSE discharge_day - admission_day END <= 2)),
                bounds AS (
                  SELECT r, g, count(*) n, quantile_cont(f, 0.25) q1, quantile_cont(f, 0.75) q3, avg(l) m, stddev_pop(l) s
                  FROM cases GROUP BY r, g),
                kept AS (
                  SELECT r, g, y, f,
                    n < 25 OR f BETWEEN q1 - 1.5 * (q3 - q1) AND q3 + 1.5 * (q3 - q1) a,
                    n < 25 OR abs(l - m) <= 3 * s b
                  FROM cases JOIN bounds USING (r, g)),
                sums AS (
                  SELECT r, g, y,
                    count(*) FILTER (a) na, sum(f) FILTER (a) fa, sum(f::HUGEINT * f) FILTER (a) sa,
                    count(*) FILTER (b) nb, sum(f) FILTER (b) fb, sum(f::HUGEINT * f) FILTER (b) sb
                  FROM kept GROUP BY r, g, y),
                means AS (
                  SELECT r, g, CASE y WHEN 2025 THEN 7 WHEN 2024 THEN 2 ELSE 1 END w, na, fa, sa, nb, fb, sb FROM sums),
                groups AS (
                  SELECT r, g, sum(w * fa / nullif(na, 0)) / sum(w) ma, sum(w * fb / nullif(nb, 0)) / sum(w) mb,
                    sqrt(sum(sa) / sum(na) - (sum(fa) / sum(na)) ^ 2) / (sum(fa) / sum(na)) ca,
                    sqrt(sum(sb) / sum(nb) - (sum(fb) / sum(nb)) ^ 2) / (sum(fb) / sum(nb)) cb,
                    sum(fa) fa, sum(fb) fb
                  FROM means GROUP BY r, g),
                regions AS (
                  SELECT r, sum(w * m) / sum(w) ma FROM (
                    SELECT r, w, sum(fa) / sum(na) m FROM means GROUP BY r, w) GROUP BY r),
                weights AS (
                  SELECT r, g, groups.ma / regions.ma a, groups.mb / regions.ma b, ca, cb, fa, fb
                  FROM groups JOIN regions USING (r))
                SELECT sum(fa + fb)::BIGINT, sum(a), sum(b), sum(ca), sum(cb), count(*) FROM weights
                """.formatted(files))) {
            result.next();
            return result.getLong(1);
        }
    }

    private WeightsByDuckDb() {}
}
