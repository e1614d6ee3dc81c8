/** What an audit deduction falls on, alike for the clearing of institutions, its verification, and out-of-area clearing. */
@NullMarked
package org.medfund.core.deduction;

import org.jspecify.annotations.NullMarked;
