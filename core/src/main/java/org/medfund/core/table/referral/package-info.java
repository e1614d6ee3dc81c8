/** Care away from the city of insurance: episodes, what a city could treat itself, and where its people went (SPEC E.3). */
@NullMarked
package org.medfund.core.table.referral;

import org.jspecify.annotations.NullMarked;
