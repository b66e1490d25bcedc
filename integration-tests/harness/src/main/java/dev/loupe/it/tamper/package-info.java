/// Bundles that someone spoilt on their way, offered to a real node while its line runs: each gets
/// the code of its row, and serving never stops.
@NullMarked
package dev.loupe.it.tamper;

import org.jspecify.annotations.NullMarked;
