package org.medfund.jobs.supervision.rules;

import com.google.auto.service.AutoService;
import java.util.SortedMap;
import java.util.TreeMap;
import org.medfund.core.policy.Policy;
import org.medfund.jobs.supervision.Check;
import org.medfund.jobs.supervision.LibraryClass;
import org.medfund.jobs.supervision.Rule;
import org.medfund.jobs.supervision.RuleCard;

/** E.16: an item or a diagnosis that a person of that gender or age cannot have. */
@AutoService(Rule.class)
public final class GenderAgeRule implements Rule {

    @Override
    public RuleCard card() {
        return new RuleCard(
                "E.16",
                "1",
                LibraryClass.MEDICAL,
                "item limits by gender and age; ICD-10 categories limited to one sex",
                "REG21 art. 38(7)",
                2,
                RuleCard.Nature.ITEM);
    }

    @Override
    public Check bind(Policy policy) {
        SortedMap<String, String> genderOfDiagnosis = new TreeMap<>();
        policy.node("e16.gender_of_diagnosis")
                .properties()
                .forEach(gender ->
                        gender.getValue().forEach(prefix -> genderOfDiagnosis.put(prefix.asText(), gender.getKey())));
        return new GenderAgeCheck(LimitedUse.from(policy), genderOfDiagnosis);
    }
}
