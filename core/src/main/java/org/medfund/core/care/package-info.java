/** Where care belongs: which province, whose standards and budget, and who bears what is deducted of it. */
@NullMarked
package org.medfund.core.care;

import org.jspecify.annotations.NullMarked;
