package org.medfund.core.table;

import java.util.List;
import java.util.Optional;
import org.medfund.core.table.claims.Areas;
import org.medfund.core.table.claims.CodeConversions;
import org.medfund.core.table.claims.Diagnoses;
import org.medfund.core.table.claims.Doctors;
import org.medfund.core.table.claims.FeeClasses;
import org.medfund.core.table.claims.FeeLines;
import org.medfund.core.table.claims.IcuStays;
import org.medfund.core.table.claims.Institutions;
import org.medfund.core.table.claims.OutpatientVisits;
import org.medfund.core.table.claims.Persons;
import org.medfund.core.table.claims.Populations;
import org.medfund.core.table.claims.Procedures;
import org.medfund.core.table.claims.QuarantinedRows;
import org.medfund.core.table.claims.ReferralFilings;
import org.medfund.core.table.claims.SettlementLists;
import org.medfund.core.table.clearing.AdvanceFundUsage;
import org.medfund.core.table.clearing.AdvanceFunds;
import org.medfund.core.table.clearing.Assessments;
import org.medfund.core.table.clearing.AuditDeductions;
import org.medfund.core.table.clearing.Budgets;
import org.medfund.core.table.clearing.ClearingIndicatorRows;
import org.medfund.core.table.clearing.ClearingIndicators;
import org.medfund.core.table.clearing.CostVerifications;
import org.medfund.core.table.clearing.FundBalances;
import org.medfund.core.table.clearing.FundStatements;
import org.medfund.core.table.clearing.HospitalStatements;
import org.medfund.core.table.clearing.InstantPayments;
import org.medfund.core.table.clearing.MonthStatements;
import org.medfund.core.table.clearing.MonthlySettlements;
import org.medfund.core.table.clearing.MutualAidDue;
import org.medfund.core.table.clearing.Objections;
import org.medfund.core.table.clearing.Periods;
import org.medfund.core.table.clearing.Postings;
import org.medfund.core.table.clearing.PrepaymentQuotas;
import org.medfund.core.table.clearing.Prepayments;
import org.medfund.core.table.clearing.ProvinceStatements;
import org.medfund.core.table.clearing.QuarterStatements;
import org.medfund.core.table.clearing.Reconciliation;
import org.medfund.core.table.clearing.ReconciliationResults;
import org.medfund.core.table.clearing.RegionCalendar;
import org.medfund.core.table.clearing.RegionFlows;
import org.medfund.core.table.clearing.RegionFundFlows;
import org.medfund.core.table.clearing.RegionNet;
import org.medfund.core.table.clearing.RegionPayables;
import org.medfund.core.table.clearing.RegionTransfers;
import org.medfund.core.table.clearing.RegionTransfersDue;
import org.medfund.core.table.clearing.SpecialCaseDecisions;
import org.medfund.core.table.clearing.SpecialCasePublications;
import org.medfund.core.table.clearing.SpecialCases;
import org.medfund.core.table.clearing.SplitTransfers;
import org.medfund.core.table.clearing.Statements;
import org.medfund.core.table.clearing.VerificationApplications;
import org.medfund.core.table.clearing.Verifications;
import org.medfund.core.table.grouping.CaseFacts;
import org.medfund.core.table.grouping.CodeNumbers;
import org.medfund.core.table.grouping.DipCoverage;
import org.medfund.core.table.grouping.DipDiseases;
import org.medfund.core.table.grouping.DipLevelMeans;
import org.medfund.core.table.grouping.DipMatches;
import org.medfund.core.table.grouping.DipSubtypes;
import org.medfund.core.table.grouping.GroupCatalogue;
import org.medfund.core.table.grouping.GroupedCases;
import org.medfund.core.table.grouping.Regroupings;
import org.medfund.core.table.ml.FraudFeatures;
import org.medfund.core.table.ml.Models;
import org.medfund.core.table.ml.Scores;
import org.medfund.core.table.monitoring.CreditVisits;
import org.medfund.core.table.monitoring.Indicators;
import org.medfund.core.table.ops.GateResults;
import org.medfund.core.table.ops.Runs;
import org.medfund.core.table.payment.CasePayments;
import org.medfund.core.table.payment.InstitutionCoefficients;
import org.medfund.core.table.payment.LevelRates;
import org.medfund.core.table.payment.PaymentStandards;
import org.medfund.core.table.payment.PointValues;
import org.medfund.core.table.payment.Rates;
import org.medfund.core.table.reference.CodeLists;
import org.medfund.core.table.reference.CodeMappings;
import org.medfund.core.table.reference.ConsumableBasePrices;
import org.medfund.core.table.reference.DiagnosisCodes;
import org.medfund.core.table.reference.Holidays;
import org.medfund.core.table.reference.ItemExclusions;
import org.medfund.core.table.reference.ItemLimits;
import org.medfund.core.table.reference.ItemPackages;
import org.medfund.core.table.reference.ItemPrices;
import org.medfund.core.table.reference.Items;
import org.medfund.core.table.reference.NewTechnologies;
import org.medfund.core.table.reference.ProcedureCodes;
import org.medfund.core.table.referral.Episodes;
import org.medfund.core.table.referral.ExpectedReferrals;
import org.medfund.core.table.referral.IssuingInstitutions;
import org.medfund.core.table.referral.LocalCapability;
import org.medfund.core.table.referral.Outflows;
import org.medfund.core.table.referral.ReferralRates;
import org.medfund.core.table.supervision.BlacklistEntries;
import org.medfund.core.table.supervision.BlacklistProposals;
import org.medfund.core.table.supervision.ClaimRisks;
import org.medfund.core.table.supervision.Evidence;
import org.medfund.core.table.supervision.FlagLines;
import org.medfund.core.table.supervision.Flags;
import org.medfund.core.table.supervision.Inventories;
import org.medfund.core.table.supervision.PeerStatistics;
import org.medfund.core.table.supervision.PenaltyDecisions;
import org.medfund.core.table.supervision.PenaltyFlags;
import org.medfund.core.table.supervision.PenaltyWorksheets;
import org.medfund.core.table.supervision.Reviews;
import org.medfund.core.table.supervision.RingMembers;
import org.medfund.core.table.supervision.Rings;
import org.medfund.core.table.supervision.RuleRuns;
import org.medfund.core.table.supervision.Savings;
import org.medfund.core.table.supervision.StaffPointYears;
import org.medfund.core.table.supervision.StaffPoints;
import org.medfund.core.table.supervision.StaffStatuses;
import org.medfund.core.table.weights.CleaningCounts;
import org.medfund.core.table.weights.DiseaseScores;
import org.medfund.core.table.weights.RelativeWeights;
import org.medfund.core.table.weights.SchemeQualities;
import org.medfund.core.table.weights.TrimmedCases;
import org.medfund.core.table.weights.WeightSensitivities;

/** Every table of the lake: the index of the contract. */
public final class Tables {
    public static final List<Table> ALL = List.of(
            SettlementLists.TABLE,
            Diagnoses.TABLE,
            Procedures.TABLE,
            IcuStays.TABLE,
            FeeClasses.TABLE,
            FeeLines.TABLE,
            OutpatientVisits.TABLE,
            Institutions.TABLE,
            Doctors.TABLE,
            Persons.TABLE,
            ReferralFilings.TABLE,
            Areas.TABLE,
            Populations.TABLE,
            Budgets.TABLE,
            FundBalances.TABLE,
            Prepayments.TABLE,
            InstantPayments.TABLE,
            MonthlySettlements.TABLE,
            MonthStatements.TABLE,
            QuarterStatements.TABLE,
            AuditDeductions.TABLE,
            SpecialCases.TABLE,
            Assessments.TABLE,
            HospitalStatements.TABLE,
            Reconciliation.TABLE,
            ReconciliationResults.TABLE,
            Objections.TABLE,
            AdvanceFunds.TABLE,
            RegionTransfers.TABLE,
            CostVerifications.TABLE,
            CreditVisits.TABLE,
            Holidays.TABLE,
            Items.TABLE,
            ItemPrices.TABLE,
            ItemLimits.TABLE,
            ItemPackages.TABLE,
            ItemExclusions.TABLE,
            ConsumableBasePrices.TABLE,
            StaffStatuses.TABLE,
            StaffPoints.TABLE,
            PenaltyDecisions.TABLE,
            BlacklistEntries.TABLE,
            Inventories.TABLE,
            NewTechnologies.TABLE,
            CodeLists.TABLE,
            DiagnosisCodes.TABLE,
            ProcedureCodes.TABLE,
            CodeMappings.TABLE,
            QuarantinedRows.TABLE,
            CodeConversions.TABLE,
            GroupCatalogue.TABLE,
            GroupedCases.TABLE,
            CaseFacts.TABLE,
            CodeNumbers.TABLE,
            DipDiseases.TABLE,
            DipCoverage.TABLE,
            DipLevelMeans.TABLE,
            DipSubtypes.TABLE,
            DipMatches.TABLE,
            Regroupings.TABLE,
            RelativeWeights.TABLE,
            TrimmedCases.TABLE,
            CleaningCounts.TABLE,
            WeightSensitivities.TABLE,
            SchemeQualities.TABLE,
            DiseaseScores.TABLE,
            Rates.TABLE,
            LevelRates.TABLE,
            InstitutionCoefficients.TABLE,
            PointValues.TABLE,
            PaymentStandards.TABLE,
            CasePayments.TABLE,
            PrepaymentQuotas.TABLE,
            SpecialCaseDecisions.TABLE,
            SpecialCasePublications.TABLE,
            FundStatements.TABLE,
            Postings.TABLE,
            Statements.TABLE,
            Periods.TABLE,
            Verifications.TABLE,
            ClearingIndicators.TABLE,
            ClearingIndicatorRows.TABLE,
            RegionFlows.TABLE,
            RegionNet.TABLE,
            RegionTransfersDue.TABLE,
            RegionFundFlows.TABLE,
            MutualAidDue.TABLE,
            ProvinceStatements.TABLE,
            SplitTransfers.TABLE,
            RegionCalendar.TABLE,
            AdvanceFundUsage.TABLE,
            RegionPayables.TABLE,
            VerificationApplications.TABLE,
            Episodes.TABLE,
            LocalCapability.TABLE,
            ExpectedReferrals.TABLE,
            Outflows.TABLE,
            IssuingInstitutions.TABLE,
            ReferralRates.TABLE,
            Flags.TABLE,
            FlagLines.TABLE,
            ClaimRisks.TABLE,
            RuleRuns.TABLE,
            Reviews.TABLE,
            PeerStatistics.TABLE,
            Evidence.TABLE,
            PenaltyWorksheets.TABLE,
            PenaltyFlags.TABLE,
            StaffPointYears.TABLE,
            BlacklistProposals.TABLE,
            Savings.TABLE,
            Rings.TABLE,
            RingMembers.TABLE,
            Indicators.TABLE,
            Models.TABLE,
            Scores.TABLE,
            Runs.TABLE,
            GateResults.TABLE,
            FraudFeatures.TABLE);

    /** The tables that deliveries fill, in the order of the landing contract. */
    public static List<Table> landed() {
        return ALL.stream().filter(table -> table.landing() != null).toList();
    }

    public static Optional<Table> named(String name) {
        return ALL.stream().filter(table -> table.name().equals(name)).findFirst();
    }

    private Tables() {}
}
