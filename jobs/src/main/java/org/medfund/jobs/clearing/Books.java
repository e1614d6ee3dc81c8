package org.medfund.jobs.clearing;

import java.util.Collection;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.medfund.core.job.JobContext;
import org.medfund.core.region.Region;
import org.medfund.core.table.Table;
import org.medfund.core.table.claims.Institutions;
import org.medfund.core.table.clearing.Assessments;
import org.medfund.core.table.clearing.AuditDeductions;
import org.medfund.core.table.clearing.InstantPayments;
import org.medfund.core.table.clearing.MonthlySettlements;
import org.medfund.core.table.clearing.Postings;
import org.medfund.core.table.clearing.Prepayments;
import org.medfund.core.table.clearing.SpecialCaseDecisions;
import org.medfund.core.table.clearing.Statements;
import org.medfund.core.table.payment.CasePayments;
import org.medfund.core.time.Period;
import org.medfund.core.time.PolicyYear;

/** What the steps of clearing read, for some regions and one period. */
final class Books {
    private static final int INSTITUTIONS_MAX = 500_000;

    private final JobContext job;
    private final Collection<Region> regions;
    private final Period period;

    Books(JobContext job, Collection<Region> regions, Period period) {
        this.job = job;
        this.regions = regions;
        this.period = period;
    }

    /** {@link CasePayments} of the year. */
    Dataset<Row> payments() {
        return job.read(CasePayments.TABLE, regions, period.year());
    }

    /** {@link Postings} of the periods this one rests on; none before the first. */
    Dataset<Row> postingsBefore() {
        List<Period> before = period.booksBefore();
        return before.isEmpty()
                ? job.rows(Postings.TABLE, List.of())
                : job.readOrEmpty(Postings.TABLE, regions, before.toArray(Period[]::new));
    }

    /** {@link MonthlySettlements} of the year, as delivered. */
    Dataset<Row> deliveredMonths() {
        return ofRegions(MonthlySettlements.TABLE)
                .where(MonthlySettlements.SETTLEMENT_MONTH
                        .col()
                        .startsWith(period.year().toString()));
    }

    Dataset<Row> prepayments() {
        return ofRegions(Prepayments.TABLE);
    }

    Dataset<Row> assessments() {
        return job.read(Assessments.TABLE);
    }

    Dataset<Row> institutions() {
        return job.read(Institutions.TABLE);
    }

    /** {@link Statements} of the year before; none if it was not cleared. */
    Dataset<Row> clearingBefore() {
        return job.readOrEmpty(Statements.TABLE, regions, period.year().minus(1));
    }

    /** {@link SpecialCaseDecisions} of the year; none if nothing was applied for. */
    Dataset<Row> specialCaseDecisions() {
        return job.readOrEmpty(SpecialCaseDecisions.TABLE, regions, period.year());
    }

    /**
     * Cases and audit deductions of the year before that are not what its books say, where that year is closed: each as a
     * posting of the difference (SPEC D.1). None where they are open: that year is cleared again.
     */
    Dataset<Row> priorYearCorrections() {
        PolicyYear before = period.year().minus(1);
        List<Region> closed = regions.stream()
                .filter(region -> ClosedPeriods.isClosed(job, region, before))
                .toList();
        if (closed.isEmpty()) {
            return job.rows(Postings.TABLE, List.of());
        }
        Dataset<Row> booksBefore =
                job.readOrEmpty(Postings.TABLE, closed, before.books().toArray(Period[]::new));
        Dataset<Row> cases = CasePostings.of(
                job.readOrEmpty(CasePayments.TABLE, closed, before),
                booksBefore,
                PostingCode.PRIOR_YEAR_CORRECTION,
                period);
        Dataset<Row> deductions = BorneDeductions.of(job, job::readOrEmpty, closed, before);
        return cases.unionByName(LateDeductions.of(deductions, booksBefore, period));
    }

    /** What every step looks at: cases, deductions, and payments of these months. */
    InstitutionBooks over(Dataset<Row> months, Dataset<Row> payments) {
        return new InstitutionBooks(period, months)
                .cases(payments)
                .deductions(deductions())
                .instantPayments(job.read(InstantPayments.TABLE), institutions());
    }

    /** {@link AuditDeductions} up to the period's end that institutions bear. */
    Dataset<Row> deductions() {
        return BorneDeductions.of(job, job::readOrEmpty, regions, period);
    }

    List<InstitutionBook> small(InstitutionBooks books, Dataset<Row> earlier) {
        return job.small(books.rows(earlier, assessments(), institutions()), INSTITUTIONS_MAX).stream()
                .map(InstitutionBooks::of)
                .toList();
    }

    private Dataset<Row> ofRegions(Table landed) {
        Object[] codes = regions.stream().map(Region::code).toArray();
        return job.read(landed).where(functions.col(Postings.REGION_CODE.name()).isin(codes));
    }
}
