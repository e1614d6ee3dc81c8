package org.medfund.notebooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.medfund.core.policy.Policies;
import org.medfund.core.region.Region;
import org.medfund.core.time.PolicyYear;

class PolicyCopyTest {
    private static final Path POLICY = Path.of("../conf/policy");

    @Test
    void theCopyHasTheChangedValueAndTheOriginalKeepsItsOwn() throws IOException {
        Path file = POLICY.resolve("national/weights-and-payment-drg.yaml");
        String before = Files.readString(file);

        PolicyCopy copy = PolicyCopy.of(POLICY).with("drg.low_factor", "0.5").with("drg.min_cases", "7");

        Policies changed = Policies.load(copy.folder());
        assertThat(changed.of(Region.of("330100"), PolicyYear.of("2025")).decimal("drg.low_factor"))
                .isEqualByComparingTo("0.5");
        assertThat(changed.of(Region.of("330100"), PolicyYear.of("2025")).whole("drg.min_cases"))
                .isEqualTo(7);
        assertThat(Policies.load(POLICY)
                        .of(Region.of("330100"), PolicyYear.of("2025"))
                        .decimal("drg.low_factor"))
                .isEqualByComparingTo("0.4");
        assertThat(Files.readString(file)).isEqualTo(before);
    }

    @Test
    void aParameterThatIsNotThereOrNotASingleValueIsRefused() {
        PolicyCopy copy = PolicyCopy.of(POLICY);

        assertThatThrownBy(() -> copy.with("drg.no_such", "1")).hasMessageContaining("drg.no_such");
        assertThatThrownBy(() -> copy.with("drg.high_tiers", "1")).hasMessageContaining("drg.high_tiers");
    }
}
