/// The console in a real browser, beside the database that it shows.
@NullMarked
package dev.loupe.it.page;

import org.jspecify.annotations.NullMarked;
