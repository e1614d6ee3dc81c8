/** The rules of SPEC E.0, one class each; what several of them compute stands in a class of its own beside them. */
@NullMarked
package org.medfund.jobs.supervision.rules;

import org.jspecify.annotations.NullMarked;
